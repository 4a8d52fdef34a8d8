// A plan: the unit that is aimed at, and the refs of what is held entirely or in part. In the page's address, and in a file.

import { unitOf } from "./competency-gap.js";

export const MOST = 5000; // refs of a plan

/** Refs as the address has them: a unit, and after it the ids of its statements where only these are meant. */
const joined = (refs) => {
  const units = new Map();
  for (const ref of refs) {
    const unit = unitOf(ref);
    units.set(unit, (units.get(unit) ?? "") + ref.slice(unit.length).replace("#", "~"));
  }
  return [...units].map(([unit, ids]) => unit + ids).join(",");
};

const apart = (text) => text.split(",").filter(Boolean).flatMap((part) => {
  const [unit, ...ids] = part.split("~");
  return ids.length ? ids.map((id) => `${unit}#${id}`) : [unit];
});

/** What stands after the mark # in the address; empty where nothing is chosen. */
export const toAddress = ({ target, held, partly }) => Object.entries({ target, held: joined(held), partly: joined(partly) })
  .filter(([, value]) => value)
  .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%40", "@")}`)
  .join("&");

/** The plan that an address has after the mark #; null where it has none, for a heading may be meant. */
export const fromAddress = (hash) => {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  if (!["target", "held", "partly"].some((name) => said.has(name))) return null;
  const refs = (name) => apart(said.get(name) ?? "").slice(0, MOST);
  return { target: said.get("target") ?? "", held: refs("held"), partly: refs("partly") };
};

/** The plan in a file that this page saved, or that `competency gap --format json` printed; throws what is wrong with it. */
export const fromFile = (text) => {
  let data;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Error(`it is not JSON (${error.message})`);
  }
  if (data === null || typeof data !== "object" || Array.isArray(data)) throw new Error("expected an object with target, held and held_partly");
  if (data.version !== 1) throw new Error("expected version to be 1");
  if (typeof data.target !== "string") throw new Error("expected target to be the ref of a unit");
  const refs = (name) => {
    const list = data[name] ?? [];
    if (!Array.isArray(list) || !list.every((ref) => typeof ref === "string")) throw new Error(`expected ${name} to be a list of refs`);
    if (list.length > MOST) throw new Error(`expected at most ${MOST} refs in ${name}, and found ${list.length}`);
    return list;
  };
  return { target: data.target, held: refs("held"), partly: refs("held_partly") };
};
