// <script src=".../embed.js" data-episode=".../"></script>: a small player at the foot of the page that one is on.
"use strict";
(() => {
  const script = document.currentScript;
  const page = new URL(script.dataset.episode ?? ".", script.src);
  if (page.pathname.endsWith("/")) page.pathname += "index.html";
  page.hash = "mini";
  const chinese = document.documentElement.lang.toLowerCase().startsWith("zh");
  const say = chinese ? { listen: "聽這篇報導", close: "關閉播放器" } : { listen: "Listen to this article", close: "Close the player" };
  const set = (element, style) => { Object.assign(element.style, style); return element; };
  const bar = set(document.createElement("div"), {
    position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "2147483000", display: "flex", alignItems: "center",
    blockSize: "6.5rem", colorScheme: "light dark", background: "Canvas", boxShadow: "0 0 12px rgb(0 0 0 / .35)",
  });
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", say.listen);
  const frame = set(document.createElement("iframe"), { flex: "1", blockSize: "100%", border: "0" });
  frame.title = say.listen;
  frame.allow = "autoplay; clipboard-write";
  frame.src = page.href;
  const close = set(document.createElement("button"), {
    inlineSize: "2.75rem", blockSize: "2.75rem", marginInline: ".25rem", border: "0", background: "none", color: "CanvasText", font: "1.5rem system-ui", cursor: "pointer",
  });
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", say.close);
  close.onclick = () => bar.remove();
  bar.addEventListener("keydown", (event) => { if (event.key === "Escape") bar.remove(); });
  bar.append(frame, close);
  const put = () => document.body.append(bar);
  if (document.body) put(); else addEventListener("DOMContentLoaded", put);
})();
