"use strict";
// What every page with a player does: clock, seek bar, speed, volume, keys, the place where one stopped.
const $ = (id) => document.getElementById(id);
const root = document.documentElement, audio = $("audio"), player = $("player"), facts = player.dataset;
const seek = $("seek"), play = $("play"), speed = $("speed"), track = $("marks").parentElement;

// A browser that keeps nothing plays all the same.
const stored = (key, value) => {
  try {
    if (value === undefined) return localStorage.getItem(key);
    if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value);
  } catch { /* see above */ }
  return null;
};
const clock = (time) => {
  const whole = Math.max(0, Math.round(time)), two = (n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};
const say = (text, shown) => {
  $("live").textContent = text;
  $("live").className = shown ? "toast" : "unseen";
  if (shown) setTimeout(() => { $("live").className = "unseen"; }, 4000);
};
const length = () => audio.duration || +seek.max;
const goto = (time) => { audio.currentTime = Math.min(Math.max(0, time), length()); show(); };
const start = () => audio.play().catch(() => {});
const toggle = () => (audio.paused ? start() : audio.pause());
const on = (events, act) => events.split(" ").forEach((event) => audio.addEventListener(event, act));

const show = () => {
  const now = audio.currentTime;
  seek.value = now;
  track.style.setProperty("--at", now / length());
  seek.setAttribute("aria-valuetext", `${clock(now)} / ${clock(length())}`);
  $("elapsed").textContent = clock(now);
  $("left").textContent = "-" + clock(length() - now);
};
const showPlaying = () => {
  const label = audio.paused ? play.dataset.play : play.dataset.pause;
  play.setAttribute("aria-label", label);
  play.title = label;
  root.classList.toggle("playing", !audio.paused);
};
const tell = () => {
  try { navigator.mediaSession.setPositionState({ duration: length(), playbackRate: audio.playbackRate, position: Math.min(audio.currentTime, length()) }); }
  catch { /* not known here */ }
};
play.onclick = toggle;
seek.oninput = () => goto(+seek.value);
$("back").onclick = () => goto(audio.currentTime - 15);
$("forward").onclick = () => goto(audio.currentTime + 15);
on("timeupdate seeked durationchange", show);
on("play pause ended", showPlaying);
on("ratechange playing seeked", tell);
on("durationchange", () => { if (audio.duration) seek.max = audio.duration; });
on("progress loadeddata", () => {
  const ranges = audio.buffered, end = ranges.length ? ranges.end(ranges.length - 1) : 0;
  track.style.setProperty("--buffered", end / length());
});

speed.onchange = () => { audio.preservesPitch = true; audio.defaultPlaybackRate = audio.playbackRate = +speed.value; stored("earpaper:speed", speed.value); };
const faster = (way) => {
  const to = speed.options[speed.selectedIndex + way];
  if (to) { speed.value = to.value; speed.onchange(); say(to.textContent, true); }
};
const pace = stored("earpaper:speed");
if (pace && [...speed.options].some((option) => option.value === pace)) { speed.value = pace; speed.onchange(); }
$("volume").oninput = () => { audio.volume = +$("volume").value; audio.muted = false; };
$("mute").onclick = () => { audio.muted = !audio.muted; };
on("volumechange", () => {
  const silent = audio.muted || !audio.volume;
  $("mute").setAttribute("aria-pressed", silent);
  $("mute").classList.toggle("muted", silent);
  $("volume").value = audio.muted ? 0 : audio.volume;
});
$("more").onclick = () => $("more").setAttribute("aria-expanded", player.classList.toggle("open"));

// Where one stopped, by the guid of the episode; and one page plays at a time.
let kept = 0;
const place = () => "earpaper:" + facts.guid;
const keep = () => { kept = audio.currentTime; stored(place(), audio.ended ? null : kept.toFixed(2)); };
on("timeupdate", () => { if (Math.abs(audio.currentTime - kept) > 2) keep(); });
on("seeked pause ended", keep);
addEventListener("pagehide", () => { if (audio.currentTime) keep(); });
try {
  const others = new BroadcastChannel("earpaper");
  others.onmessage = () => audio.pause();
  on("play", () => others.postMessage(""));
} catch { /* a page that stands alone */ }

const keys = { " ": toggle, k: toggle, j: $("back").onclick, l: $("forward").onclick, ArrowLeft: $("back").onclick, ArrowRight: $("forward").onclick,
  "<": () => faster(-1), ">": () => faster(1), m: $("mute").onclick };
const typed = (event) => {
  const at = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || at.closest("select, input:not([type=range])")) return;
  if ((at === $("volume") && event.key.startsWith("Arrow")) || (event.key === " " && at.closest("button, a, summary"))) return;
  if (Object.hasOwn(keys, event.key)) { event.preventDefault(); keys[event.key](); }
};
const control = (acts) => {
  for (const [name, act] of Object.entries(acts)) try { navigator.mediaSession.setActionHandler(name, act); } catch { /* not known here */ }
};
control({ play: start, pause: () => audio.pause(), seekbackward: $("back").onclick, seekforward: $("forward").onclick, seekto: ({ seekTime }) => goto(seekTime) });
const session = (title, artist, cover) => {
  if (navigator.mediaSession) navigator.mediaSession.metadata = new MediaMetadata({ title, artist, artwork: cover && location.protocol.startsWith("http") ? [{ src: new URL(cover, location).href }] : [] });
};
