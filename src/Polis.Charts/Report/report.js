// Without this script the page has all it shows; with it, tables sort by a click or a key, and what is folded is printed.
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  if (rows.length < 2) continue;
  table.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    if (!button.textContent) button.textContent = "name";
    button.title = "Sort by this column";
    head.append(button);
    button.addEventListener("click", () => {
      const last = head.getAttribute("aria-sort");
      for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
      const isNumber = head.classList.contains("number");
      const next = last === null ? (isNumber ? "descending" : "ascending")
        : last === (isNumber ? "descending" : "ascending") ? (isNumber ? "ascending" : "descending") : null;
      if (next === null) { body.append(...rows); return; }
      head.setAttribute("aria-sort", next);
      const turn = next === "ascending" ? 1 : -1;
      body.append(...rows.slice().sort((a, b) => turn * compare(a.cells[column], b.cells[column])));
    });
  });
}

function compare(a, b) {
  const [x, y] = [number(a), number(b)];
  if (Number.isNaN(x) && Number.isNaN(y)) return text(a).localeCompare(text(b));
  return Number.isNaN(x) ? -1 : Number.isNaN(y) ? 1 : x - y;
}

function text(cell) { return cell.firstChild ? cell.firstChild.textContent.trim() : ""; }

function number(cell) { return parseFloat(text(cell).replaceAll(",", "").replace("\u2212", "-").replace("+", "")); }

// A region that scrolls says so.
function measure() {
  for (const region of document.querySelectorAll(".scroll")) region.classList.toggle("wider", region.scrollWidth > region.clientWidth + 1);
}
measure();
addEventListener("resize", measure);
for (const fold of document.querySelectorAll("details")) fold.addEventListener("toggle", measure);

// A link to what is folded opens it, and print shows all but what was weighed in each decision.
function unfold() {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (target instanceof HTMLDetailsElement) { target.open = true; target.scrollIntoView(); }
}
addEventListener("hashchange", unfold);
unfold();
let opened = [];
addEventListener("beforeprint", () => {
  opened = Array.from(document.querySelectorAll("section > details:not([open]), .story > details:not([open])"));
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => { for (const fold of opened) fold.open = false; });
