"use strict";
/* Fields that save themselves: each sends what it holds and what it held when it was last in step with the server.
   Nothing typed is lost: what could not be sent stays marked, is sent again, and the page asks before it is left. */
(() => {
  const cells = (place) => [...place.querySelectorAll("[data-cell]")];
  const dirty = (input) => input.value !== input.dataset.saved;
  const cardOf = (element) => element.closest(".fill-card");
  const mark = (input) => input.classList.toggle("unsaved", dirty(input));

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-cell]")) mark(event.target);
  });

  document.addEventListener("htmx:configRequest", (event) => {
    const input = event.detail.elt;
    if (!input.matches("[data-cell]")) return;
    if (!dirty(input) && !("asked" in input.dataset)) return event.preventDefault();
    delete input.dataset.asked;
    event.detail.parameters.value = input.value;
    event.detail.parameters.was = input.dataset.saved;
    input.dataset.sent = input.value;
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const input = event.detail.requestConfig.elt;
    if (!input.matches("[data-cell]") || event.detail.xhr.status !== 200) return;
    input.dataset.saved = input.dataset.sent;
    mark(input);
  });

  /* Another field of the row that a colleague changed meanwhile, and nobody touched here, follows. */
  const follow = (region) => {
    const card = cardOf(region);
    for (const explain of card.querySelectorAll(".explain")) explain.hidden = !("explain" in region.dataset);
    card.classList.toggle("fill-open", "open" in region.dataset);
    if (!region.dataset.now) return;
    const now = JSON.parse(region.dataset.now);
    const clash = region.querySelector("[data-clash]");
    const wanted = region.dataset.of;
    for (const input of cells(card)) {
      const stands = now[input.dataset.field];
      const mine = !wanted || input.getAttribute("hx-post").includes(`/${wanted.replace("-", "/")}/`);
      if (!mine || stands === undefined || dirty(input) || (clash && clash.dataset.clash === input.dataset.field)) continue;
      if (input !== document.activeElement && input.value !== stands) input.value = stands;
      if (input.value === stands) input.dataset.saved = stands;
    }
  };
  document.addEventListener("htmx:afterSwap", (event) => {
    const input = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (!input || !input.matches || !input.matches("[data-cell]")) return;
    const region = document.getElementById(event.detail.target.id) || event.detail.target;
    if (region.classList.contains("answer")) follow(region);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keep-mine], [data-take-theirs]");
    if (!button) return;
    const name = button.dataset.keepMine || button.dataset.takeTheirs;
    const input = cells(cardOf(button)).find((one) => one.dataset.field === name && dirty(one))
      || cells(cardOf(button)).find((one) => one.dataset.field === name);
    input.dataset.saved = button.dataset.theirs;
    if (button.dataset.takeTheirs) input.value = button.dataset.theirs;
    input.dataset.asked = "";
    htmx.trigger(input, "change");
  });

  const again = () => {
    for (const input of cells(document)) if (dirty(input) && !input.disabled && !document.querySelector("[data-clash]")) htmx.trigger(input, "change");
  };
  addEventListener("online", again);
  document.addEventListener("htmx:sendError", () => setTimeout(again, 5000));
  addEventListener("beforeunload", (event) => {
    if (cells(document).some((input) => !input.disabled && dirty(input))) event.preventDefault();
  });
})();
