"use strict";
/* Few lines that Bootstrap and htmx do not have: a place to drop files, a button that prints, no second submit,
   and going on after the session ended. */
(() => {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });

  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.ask;
    if (question && !confirm(question)) return event.preventDefault();
    const button = event.submitter;
    if (button && event.target.method === "post" && !event.target.hasAttribute("hx-post")) {
      setTimeout(() => { button.disabled = true; });
    }
  });
  addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("button[type=submit]:disabled")) button.disabled = false;
  });

  const tell = (input) => {
    const names = [...input.files].map((file) => file.name);
    const told = names.length > 3 ? `${names.slice(0, 3).join("、")} 等 ${names.length} 个文件` : names.join("、");
    input.closest(".picker").querySelector("[data-chosen]").textContent = told || "还没有选择文件";
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches(".picker input")) tell(event.target);
    if (event.target.matches("input[data-submit]") && event.target.files.length) event.target.form.requestSubmit();
  });
  for (const place of document.querySelectorAll(".drop")) {
    for (const kind of ["dragenter", "dragover"]) {
      place.addEventListener(kind, (event) => { event.preventDefault(); place.classList.add("over"); });
    }
    for (const kind of ["dragleave", "drop"]) place.addEventListener(kind, () => place.classList.remove("over"));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      const input = place.querySelector("input[type=file]");
      input.files = event.dataTransfer.files;
      tell(input);
    });
  }

  /* The session ended: what could not be sent is sent again when the person comes back from signing in elsewhere.
     That sign-in changed the token of every page; the server says the new one, and it is sent once more. */
  const unsent = new Map();
  const twice = new WeakSet();
  const send = ({ verb, path, elt, triggeringEvent: event }) => {
    if (elt.isConnected) htmx.ajax(verb, path, { source: elt, event });
  };
  document.addEventListener("fresh-token", ({ detail: { token } }) => {
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
  });
  document.addEventListener("htmx:afterRequest", ({ detail: { xhr, requestConfig } }) => {
    const { elt } = requestConfig;
    if (xhr.status === 401) unsent.set(elt, requestConfig);
    if (xhr.status === 403 && !twice.has(elt)) { twice.add(elt); setTimeout(send, 0, requestConfig); }
    if (xhr.status >= 400) return;
    twice.delete(elt);
    for (const word of document.querySelectorAll("#messages [data-expired]")) word.remove();
  });
  addEventListener("focus", () => {
    const again = [...unsent.values()];
    unsent.clear();
    again.forEach(send);
  });

  document.addEventListener("htmx:sendError", () => {
    const place = document.getElementById("messages");
    place.innerHTML = '<div class="alert alert-warning py-2 mb-2" role="status">连接不上服务器；页面上的内容还在，请稍后再试。</div>';
  });
})();
