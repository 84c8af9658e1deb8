// The page of a show: its episodes one after another, searched and filtered; older ones come when they are asked for.
(() => {
  const list = $("list"), STEP = Math.max(1, list.children.length), blank = $("blank").content.firstElementChild;
  const read = (element) => ({ ...element.dataset, element, title: element.querySelector("h2").textContent, text: plain(element.textContent) });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const all = [...list.children].map(read);
  let shown = STEP, matching = all, loaded = !facts.more, current = null;

  // What is older than this page shows: facts from the show's own files.
  let loading = null;
  const load = () => (loading ??= Promise.all(facts.more.split(" ").filter(Boolean).map((name) => fetch(name).then((answer) => answer.json())))
    .then((parts) => {
      const known = new Set(all.map(({ guid }) => guid));
      for (const one of parts.flat()) if (!known.has(one.guid)) all.push({ ...one, text: plain([one.title, one.by, one.section, one.summary].join(" ")) });
      loaded = true;
      fill();
    })
    .catch(() => { loading = null; }));
  const made = (one) => {
    if (one.element) return one.element;
    const element = one.element = blank.cloneNode(true), link = element.querySelector("a");
    Object.assign(element.dataset, { guid: one.guid, audio: one.audio, section: one.section, seconds: one.seconds });
    link.textContent = one.title;
    link.href = one.page;
    element.querySelector(".summary").textContent = one.summary;
    element.querySelector(".facts").replaceChildren(...[one.by, one.section, one.date, clock(one.seconds)].filter(Boolean)
      .map((text) => Object.assign(document.createElement("span"), { textContent: text, dir: "auto" })));
    mark(one);
    return element;
  };

  // Search and filter.
  const fill = () => {
    const sections = [...new Set(all.map(({ section }) => section).filter(Boolean))].sort((a, b) => a.localeCompare(b));
    const chosen = $("section").value;
    $("section").replaceChildren($("section").options[0], ...sections.map((name) => new Option(name)));
    $("section").value = sections.includes(chosen) ? chosen : "";
    $("section").parentElement.hidden = !sections.length;
  };
  const draw = () => {
    const words = plain($("search").value).split(/\s+/).filter(Boolean), section = $("section").value;
    matching = all.filter((one) => (!section || one.section === section) && words.every((word) => one.text.includes(word)));
    list.replaceChildren(...matching.slice(0, shown).map(made));
    $("older").hidden = loaded && shown >= matching.length;
    $("none").hidden = matching.length > 0;
    if (words.length || section) say(`${facts.found}: ${matching.length}`);
  };
  const wanted = async () => { shown = STEP; draw(); await load(); draw(); };
  $("search").oninput = $("section").onchange = wanted;
  $("search").onfocus = $("section").onfocus = load;
  $("older").onclick = async (event) => {
    event.preventDefault();
    await load();
    if (!loaded) { location.href = $("older").href; return; }
    const next = shown;
    shown += STEP;
    draw();
    matching[next]?.element.querySelector("a").focus();
  };

  // One episode after another.
  const listed = (element) => all.find((one) => one.element === element);
  const mark = (one) => {
    const now = one === current, button = one.element?.querySelector("button");
    if (!button) return;
    one.element.classList.toggle("current", now);
    one.element.classList.toggle("sounding", now && !audio.paused);
    button.setAttribute("aria-label", `${now && !audio.paused ? play.dataset.pause : play.dataset.play}: ${one.title}`);
    const at = +(stored("earpaper:" + one.guid) ?? 0);
    one.element.style.setProperty("--heard", Math.min(1, at / one.seconds));
  };
  const hear = (one) => {
    if (!one) return;
    const before = current;
    current = one;
    facts.guid = one.guid;
    audio.src = one.audio;
    seek.max = one.seconds;
    const from = stored(place());
    if (from) audio.addEventListener("loadedmetadata", () => goto(+from), { once: true });
    if (before) mark(before);
    mark(one);
    const link = one.element?.querySelector("a") ?? { href: one.page };
    Object.assign($("title"), { textContent: one.title, href: link.href });
    session(one.title, facts.title, facts.cover);
    player.hidden = false;
    root.classList.add("docked");
    say(`${facts.playing}: ${one.title}`);
    start();
  };
  const beside = (way) => async () => {
    const at = matching.indexOf(current) + way;
    if (at >= matching.length && !loaded) { await load(); draw(); }
    hear(matching[at]);
  };
  keys.p = $("previous").onclick = beside(-1);
  keys.n = $("next").onclick = beside(1);
  control({ previoustrack: beside(-1), nexttrack: beside(1) });
  on("ended", beside(1));
  on("play pause ended", () => { if (current) mark(current); });
  $("all").onclick = () => hear(matching[0]);
  list.onclick = (event) => {
    const one = event.target.closest("button") && listed(event.target.closest(".episode"));
    if (one) { if (one === current) toggle(); else hear(one); }
  };
  document.addEventListener("keydown", (event) => { if (current || "<>m".includes(event.key)) typed(event); });

  $("copy").onclick = async () => {
    try { await navigator.clipboard.writeText($("feed").value); say(facts.shared, true); } catch { $("feed").select(); }
  };
  $("feed").onfocus = () => $("feed").select();
  root.classList.add("live");
  all.forEach(mark);
  fill();
  $("tools").hidden = $("all").hidden = false;
  draw();
})();
