// The protection settings as one versioned whole: read, changed in part, and saved against the version they were read as.

import { change, versioned } from "./page.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @returns {Promise<{content: object, tag: string}>} the newest version */
export function newestSettings() {
  return versioned("protection");
}

/** Saves them, or fails when `tag` is not the newest version any more. Gives back the new version's number. */
export async function saveSettings(content, tag, summary) {
  return (await change(`protection?summary=${encodeURIComponent(summary)}`, tag, content, "PUT")).version;
}

/** Whatever `mine` has otherwise than `base`; everything else as in `newest`. */
export function merged(base, mine, newest) {
  return Object.fromEntries(Object.keys(newest).map((key) => [key, same(mine[key], base[key]) ? newest[key] : mine[key]]));
}

/** Names of the parts that differ, for a summary. */
export function changedParts(base, mine) {
  return Object.keys(base).filter((key) => !same(base[key], mine[key]));
}
