"use strict";
/* Few lines that Bootstrap and htmx do not have: a place to drop files, a button that prints, no second submit. */
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

  document.addEventListener("htmx:sendError", () => {
    const place = document.getElementById("messages");
    place.innerHTML = '<div class="alert alert-warning py-2 mb-2" role="status">连接不上服务器；页面上的内容还在，请稍后再试。</div>';
  });
})();
