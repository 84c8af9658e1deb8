// The page of one episode: the text follows the voice, and the voice the text.
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const seconds = (element) => element.dataset.time.split(" ").map((part) => part / 1000);
  const timed = (list) => [...list].map((element) => ({ element, start: seconds(element)[0], end: seconds(element)[1] }));
  const sentences = timed(document.querySelectorAll(".sentence"));
  const chapters = timed(document.querySelectorAll("#chapters a"));
  const paragraphs = [...document.querySelectorAll("h1, .paragraph")].map((p) => p.querySelector(".sentence")).filter(Boolean)
    .map((first) => ({ start: seconds(first)[0] }));

  // Where the voice is: the highlights are set by cues of a text track, and anew after each seek.
  const lit = new Map();
  const light = (name, element) => {
    if (lit.get(name) === element) return;
    lit.get(name)?.classList.remove("now");
    element?.classList.add("now");
    lit.set(name, element);
  };
  const follow = (name, items, entered) => {
    const cues = audio.addTextTrack("metadata", name);
    cues.mode = "hidden";
    items.forEach((item, index) => cues.addCue(new VTTCue(item.start, Math.max(item.end, item.start + 0.001), String(index))));
    cues.oncuechange = () => {
      const active = cues.activeCues;
      entered(active.length ? items[+active[active.length - 1].text] : null);
    };
  };
  const nothingLost = (items) => items.map((item, i) => ({ ...item, end: items[i + 1] ? Math.max(item.end, items[i + 1].start) : item.end }));
  follow("words", timed(document.querySelectorAll(".word")), (word) => light("word", word?.element));
  let following = true;
  follow("sentences", nothingLost(sentences), (sentence) => {
    light("sentence", sentence?.element);
    if (!sentence) return;
    rove(sentence.element);
    if (following && !audio.paused) bring(sentence.element);
  });
  follow("chapters", chapters, (chapter) => {
    chapters.forEach(({ element }) => element.removeAttribute("aria-current"));
    if (!chapter) return;
    chapter.element.setAttribute("aria-current", "true");
    const title = chapter.element.lastElementChild.textContent;
    $("here").textContent = title;
    if (!audio.paused) say(`${facts.chapter}: ${title}`);
    introduce(title);
    if (sleepAtChapter && chapter !== sleepAtChapter) { audio.pause(); wake(); }
  });
  const introduce = (chapter) => session(chapter && chapter !== facts.title ? `${chapter} – ${facts.title}` : facts.title, facts.publisher, facts.cover);
  const bring = (element) => {
    const box = element.getBoundingClientRect(), room = innerHeight;
    if (box.top > room * 0.15 && box.bottom < room * 0.6) return;
    element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  };
  const loosen = () => { if (!audio.paused) { following = false; $("follow").hidden = false; } };
  const tighten = () => { following = true; $("follow").hidden = true; };
  for (const event of ["wheel", "touchmove"]) addEventListener(event, loosen, { passive: true });
  addEventListener("mousedown", (event) => { if (event.clientX >= root.clientWidth) loosen(); });  // on the scroll bar
  $("follow").onclick = () => { tighten(); const now = lit.get("sentence"); if (now) bring(now); };

  // Steps: the item that has begun, or the one before it where it has only just begun.
  const begun = (items) => items.findLastIndex(({ start }) => start <= audio.currentTime + 0.05);
  const step = (items, way) => () => {
    const now = begun(items);
    if (way > 0) { if (items[now + 1]) goto(items[now + 1].start); return; }
    const fresh = now < 0 || audio.currentTime - items[now].start < 2;
    if (items.length) goto(items[Math.max(0, fresh ? now - 1 : now)].start);
  };
  const steps = { "previous-sentence": [sentences, -1, ","], "next-sentence": [sentences, 1, "."], "previous-paragraph": [paragraphs, -1, "["],
    "next-paragraph": [paragraphs, 1, "]"], "previous-chapter": [chapters, -1, "p"], "next-chapter": [chapters, 1, "n"] };
  for (const [id, [items, way, key]] of Object.entries(steps)) {
    keys[key] = $(id).onclick = step(items, way);
    $(id).disabled = !items.length;
  }
  control({ previoustrack: step(chapters, -1), nexttrack: step(chapters, 1) });

  // The text: a click, or Enter, on a sentence goes there; arrows move from one to the next.
  let reachable = null;
  const mini = location.hash.startsWith("#mini");
  const rove = (element) => { if (mini) return; reachable?.setAttribute("tabindex", "-1"); element.setAttribute("tabindex", "0"); reachable = element; };
  const jump = (element) => { tighten(); goto(seconds(element)[0]); start(); };
  if (sentences.length) rove(sentences[0].element);
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest(".sentence");
    if (sentence && getSelection().isCollapsed) jump(sentence);
    const chapter = event.target.closest("#chapters a");
    if (!chapter) return;
    event.preventDefault();
    tighten();
    goto(seconds(chapter)[0]);
    const now = sentences[begun(sentences)];
    if (now) bring(now.element);
  });
  document.addEventListener("keydown", (event) => {
    const sentence = event.target.closest(".sentence");
    if (sentence && event.key === "Enter") { event.preventDefault(); jump(sentence); return; }
    if (sentence && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const next = sentences[sentences.findIndex((s) => s.element === sentence) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) { event.preventDefault(); rove(next.element); next.element.focus(); }
      return;
    }
    if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key)) loosen();
    typed(event);
  });

  // The marks of chapters on the seek bar, and what is under the pointer there.
  for (const { start } of chapters.slice(1)) {
    const mark = document.createElement("i");
    mark.style.setProperty("--from", start / +seek.max);
    $("marks").append(mark);
  }
  track.onpointermove = (event) => {
    const box = seek.getBoundingClientRect(), over = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const chapter = chapters.findLast(({ start }) => start <= over * length());
    track.style.setProperty("--over", over);
    $("there").textContent = [clock(over * length()), chapter?.element.lastElementChild.textContent].filter(Boolean).join(" · ");
    $("there").hidden = false;
  };
  track.onpointerleave = () => { $("there").hidden = true; };

  // The sleep timer.
  let sleeper = 0, sleepAtChapter = null;
  const wake = () => { clearTimeout(sleeper); sleepAtChapter = null; $("sleep").value = ""; };
  $("sleep").onchange = () => {
    const wish = $("sleep").value;
    clearTimeout(sleeper);
    sleepAtChapter = wish === "chapter" ? chapters[begun(chapters)] ?? null : null;
    if (+wish) sleeper = setTimeout(() => { audio.pause(); wake(); }, wish * 60000);
  };

  $("share").onclick = async () => {
    history.replaceState(null, "", "#t=" + Math.floor(audio.currentTime));
    try { await navigator.clipboard.writeText(location.href); say(facts.shared, true); } catch { say(facts.notShared, true); }
  };

  // Start where a shared link points, or where one stopped.
  const linked = () => /^#(?:mini&)?t=(\d+(?:\.\d+)?)$/.exec(location.hash)?.[1];
  addEventListener("hashchange", () => { const to = linked(); if (to !== undefined) goto(+to); });
  const from = linked() ?? stored(place());
  if (from) { if (audio.readyState) goto(+from); else audio.addEventListener("loadedmetadata", () => goto(+from), { once: true }); }
  $("start").onclick = toggle;
  on("play pause ended", () => $("start").setAttribute("aria-pressed", !audio.paused));
  audio.controls = false;
  root.classList.add("live");
  root.classList.toggle("mini", mini);
  const wide = matchMedia("(min-width: 76rem)"), list = document.querySelector(".chapters");
  if (list) (wide.onchange = () => { list.open = wide.matches; })();
  player.hidden = $("start").hidden = false;
  introduce();
  show();
})();
