"use strict";
/* A wall needs no hands: htmx turns the slides. Esc leaves; a double click fills the screen. */
(() => {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.fullscreenElement) location.assign(document.body.dataset.leave);
  });
  addEventListener("dblclick", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  });
})();
