// Lists in forms: rows of fields that can be added and removed.

import { node } from "./page.js";

let ids = 0;

/**
 * @param {HTMLElement} place
 * @param {{key: string, label: string, choices?: () => string[], placeholder?: string}[]} columns
 * @param {string} what one row is called, for the buttons
 */
export function rowsIn(place, columns, what) {
  const list = node("div", { class: "row-list" });
  const adding = node("button", { type: "button" }, `Add ${what}`);
  place.replaceChildren(list, adding);

  function field({ key, label, choices, placeholder }, values) {
    const id = `field-${(ids += 1)}`;
    const value = values[key] ?? "";
    const control = choices
      ? node("select", { id, name: key }, ...[...new Set([...choices(), value].filter((one) => one))].map((one) => node("option", { value: one }, one)))
      : node("input", { id, name: key, autocomplete: "off", spellcheck: "false", autocapitalize: "none", ...(placeholder ? { placeholder } : {}) });
    control.value = value || (choices ? choices()[0] : "");
    return node("div", {}, node("label", { for: id }, label), control);
  }

  function add(values) {
    const removing = node("button", { type: "button", class: "quiet-danger" }, "Remove");
    const row = node("div", { class: "row" }, ...columns.map((column) => field(column, values)), removing);
    removing.addEventListener("click", () => {
      const next = row.nextElementSibling?.querySelector("input, select") ?? adding;
      row.remove();
      place.dispatchEvent(new Event("input", { bubbles: true }));
      next.focus();
    });
    list.append(row);
    return row;
  }

  adding.addEventListener("click", () => add({}).querySelector("input, select").focus());

  return {
    write(values) {
      list.replaceChildren();
      values.forEach(add);
    },
    /** Rows of which nothing is filled in are none. */
    read() {
      const written = columns.filter(({ choices }) => !choices);
      return [...list.children]
        .map((row) => Object.fromEntries(columns.map(({ key }) => [key, row.querySelector(`[name="${key}"]`).value.trim()])))
        .filter((values) => written.some(({ key }) => values[key]));
    },
  };
}

/** Lines of a text that say something. */
export function lines(text) {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line);
}
