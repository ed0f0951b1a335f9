"use strict";
/* Browsers send files of a folder without their paths: the paths go along in a field of their own. */
(() => {
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.dataset || !input.dataset.paths) return;
    const paths = [...input.files].map((file) => file.webkitRelativePath || file.name);
    input.form.elements[input.dataset.paths].value = JSON.stringify(paths);
  });
})();
