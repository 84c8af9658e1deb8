"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const audio = $("audio"), player = $("player"), seek = $("seek"), play = $("play"), speed = $("speed");
  const facts = player.dataset, place = "earpaper:" + facts.guid;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const seconds = (element) => element.dataset.time.split(" ").map((part) => part / 1000);
  const timed = (list) => [...list].map((element) => ({ element, start: seconds(element)[0], end: seconds(element)[1] }));
  const sentences = timed(document.querySelectorAll(".sentence"));
  const chapters = timed(document.querySelectorAll("#chapters a"));
  const paragraphs = [...document.querySelectorAll("h1, .paragraph")].filter((p) => p.querySelector(".sentence"))
    .map((p) => ({ start: seconds(p.querySelector(".sentence"))[0] }));
  const stored = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value);
    } catch { /* a browser that keeps nothing plays all the same */ }
    return null;
  };
  const length = () => audio.duration || +seek.max;
  const clock = (time) => {
    const whole = Math.max(0, Math.round(time)), two = (n) => String(n).padStart(2, "0");
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };
  const goto = (time) => { audio.currentTime = Math.min(Math.max(0, time), length()); show(); };

  // Where the voice is: the highlights are set by cues of a text track, and anew after each seek.
  const lit = new Map();
  const light = (name, element) => {
    if (lit.get(name) === element) return;
    lit.get(name)?.classList.remove("now");
    element?.classList.add("now");
    lit.set(name, element);
  };
  const follow = (name, items, entered) => {
    const track = audio.addTextTrack("metadata", name);
    track.mode = "hidden";
    items.forEach((item, index) => track.addCue(new VTTCue(item.start, Math.max(item.end, item.start + 0.001), String(index))));
    track.oncuechange = () => {
      const active = track.activeCues;
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
    if (!audio.paused) $("live").textContent = `${facts.chapter}: ${title}`;
    session(title);
    if (sleepAtChapter && chapter !== sleepAtChapter) { audio.pause(); wake(); }
  });
  const bring = (element) => {
    const box = element.getBoundingClientRect(), room = innerHeight;
    if (box.top > room * 0.3 && box.bottom < room * 0.75) return;
    element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  };
  const loosen = () => { if (!audio.paused) { following = false; $("follow").hidden = false; } };
  for (const event of ["wheel", "touchmove"]) addEventListener(event, loosen, { passive: true });
  $("follow").onclick = () => { following = true; $("follow").hidden = true; const now = lit.get("sentence"); if (now) bring(now); };

  // Steps: the item that has begun, or the one before it where it has only just begun.
  const begun = (items) => items.reduce((last, item, i) => (item.start <= audio.currentTime + 0.05 ? i : last), -1);
  const step = (items, way) => {
    if (!items.length) return;
    const now = begun(items);
    if (way > 0) { if (items[now + 1]) goto(items[now + 1].start); return; }
    const fresh = now < 0 || audio.currentTime - items[now].start < 2;
    goto(items[Math.max(0, fresh ? now - 1 : now)].start);
  };
  const steps = { "previous-sentence": [sentences, -1], "next-sentence": [sentences, 1], "previous-paragraph": [paragraphs, -1],
    "next-paragraph": [paragraphs, 1], "previous-chapter": [chapters, -1], "next-chapter": [chapters, 1] };
  for (const [id, [items, way]] of Object.entries(steps)) {
    $(id).onclick = () => step(items, way);
    $(id).hidden = !items.length;
  }
  const toggle = () => (audio.paused ? audio.play().catch(() => {}) : audio.pause());
  play.onclick = toggle;
  $("back").onclick = () => goto(audio.currentTime - 15);
  $("forward").onclick = () => goto(audio.currentTime + 15);
  const faster = (way) => {
    const to = speed.options[speed.selectedIndex + way];
    if (to) { speed.value = to.value; speed.onchange(); }
  };
  speed.onchange = () => { audio.preservesPitch = true; audio.defaultPlaybackRate = audio.playbackRate = +speed.value; stored("earpaper:speed", speed.value); };
  $("volume").oninput = () => { audio.volume = +$("volume").value; };
  seek.oninput = () => goto(+seek.value);

  // The text: a click, or Enter, on a sentence goes there; arrows move from one to the next.
  let reachable = null;
  const rove = (element) => { reachable?.setAttribute("tabindex", "-1"); element.setAttribute("tabindex", "0"); reachable = element; };
  const jump = (element) => { following = true; $("follow").hidden = true; goto(seconds(element)[0]); if (audio.paused) audio.play().catch(() => {}); };
  if (sentences.length) rove(sentences[0].element);
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest(".sentence");
    if (sentence && !event.target.closest("a") && getSelection().isCollapsed) jump(sentence);
    const chapter = event.target.closest("#chapters a");
    if (chapter) { event.preventDefault(); goto(seconds(chapter)[0]); }
  });
  const keys = { " ": toggle, k: toggle, j: () => $("back").click(), l: () => $("forward").click(), ArrowLeft: () => $("back").click(),
    ArrowRight: () => $("forward").click(), ",": () => step(sentences, -1), ".": () => step(sentences, 1), "[": () => step(paragraphs, -1),
    "]": () => step(paragraphs, 1), p: () => step(chapters, -1), n: () => step(chapters, 1), "<": () => faster(-1), ">": () => faster(1),
    m: () => { audio.muted = !audio.muted; } };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.target, sentence = on.closest(".sentence");
    if (sentence && event.key === "Enter") { event.preventDefault(); jump(sentence); return; }
    if (sentence && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const next = sentences[sentences.findIndex((s) => s.element === sentence) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) { event.preventDefault(); rove(next.element); next.element.focus(); }
      return;
    }
    if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key)) loosen();
    if (on.closest("input, select, textarea") || (event.key === " " && on.closest("button, a, summary"))) return;
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  // The clock, the buffer and the marks of chapters.
  const show = () => {
    const now = audio.currentTime;
    if (seek !== document.activeElement || audio.paused || Math.abs(seek.value - now) > 0.5) seek.value = now;
    seek.setAttribute("aria-valuetext", `${clock(now)} / ${clock(length())}`);
    $("elapsed").textContent = clock(now);
    $("left").textContent = "-" + clock(length() - now);
  };
  const showPlaying = () => {
    const label = audio.paused ? play.dataset.play : play.dataset.pause;
    play.setAttribute("aria-label", label);
    play.title = label;
    play.querySelector("use").setAttribute("href", audio.paused ? "#i-play" : "#i-pause");
  };
  const buffered = () => {
    const ranges = audio.buffered, end = ranges.length ? ranges.end(ranges.length - 1) : 0;
    $("marks").style.setProperty("--buffered", end / length());
  };
  for (const { start } of chapters.slice(1)) {
    const mark = document.createElement("i");
    mark.style.setProperty("--at", start / length());
    $("marks").append(mark);
  }
  let kept = 0;
  const keep = () => stored(place, audio.ended ? null : audio.currentTime.toFixed(2));
  audio.ontimeupdate = () => { show(); if (Math.abs(audio.currentTime - kept) > 2) { kept = audio.currentTime; keep(); } };
  audio.onseeked = () => { show(); keep(); };
  audio.onprogress = buffered;
  audio.ondurationchange = () => { if (audio.duration) seek.max = audio.duration; show(); };
  audio.onpause = audio.onended = () => { showPlaying(); keep(); };
  addEventListener("pagehide", keep);

  // Only one page plays at a time.
  let others = null;
  try { others = new BroadcastChannel("earpaper"); others.onmessage = ({ data }) => { if (data !== place) audio.pause(); }; } catch { /* a page that stands alone */ }
  audio.onplay = () => { showPlaying(); others?.postMessage(place); };

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
    try { await navigator.clipboard.writeText(location.href); $("live").textContent = facts.shared; }
    catch { $("live").textContent = facts.notShared; }
    $("live").classList.remove("unseen");
    setTimeout(() => $("live").classList.add("unseen"), 4000);
  };
  const session = (chapter) => {
    if (!navigator.mediaSession) return;
    const artwork = facts.cover ? [{ src: new URL(facts.cover, location).href }] : [];
    navigator.mediaSession.metadata = new MediaMetadata({ title: chapter && chapter !== facts.title ? `${chapter} – ${facts.title}` : facts.title, artist: facts.publisher, artwork });
  };
  if (navigator.mediaSession) {
    const acts = { play: () => audio.play(), pause: () => audio.pause(), seekbackward: () => goto(audio.currentTime - 15), seekforward: () => goto(audio.currentTime + 15),
      seekto: ({ seekTime }) => goto(seekTime), previoustrack: () => step(chapters, -1), nexttrack: () => step(chapters, 1) };
    for (const [name, act] of Object.entries(acts)) try { navigator.mediaSession.setActionHandler(name, act); } catch { /* not known here */ }
    session();
  }

  // Start where a shared link points, or where one stopped.
  const linked = () => /^#(?:mini&)?t=(\d+(?:\.\d+)?)$/.exec(location.hash)?.[1];
  addEventListener("hashchange", () => { const to = linked(); if (to !== undefined) goto(+to); });
  const start = linked() ?? stored(place);
  const pace = stored("earpaper:speed");
  if (pace && [...speed.options].some((option) => option.value === pace)) { speed.value = pace; speed.onchange(); }
  if (start) { if (audio.readyState) goto(+start); else audio.addEventListener("loadedmetadata", () => goto(+start), { once: true }); }
  audio.controls = false;
  document.documentElement.classList.add("live");
  if (location.hash.startsWith("#mini")) document.documentElement.classList.add("mini");
  $("bar").hidden = $("more").hidden = false;
  show();
})();
