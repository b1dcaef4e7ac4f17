import type { TypeName } from "../../sql/type-name.js";
import { findType, type Known } from "../known/known.js";

/** What a change of a column's type does to the rows, as measured on PostgreSQL 14 to 18. */
export type TypeChange = "free" | "recheck" | "rewrite" | "narrow" | "unknown";

/** Judges a change of type without a USING expression (or with one that only names the column). */
export function typeChange(from: TypeName | null, to: TypeName | null, known: Known): TypeChange {
  if (from === null || to === null) return "unknown";
  if (from.array !== to.array) return "rewrite";
  if (isSame(from, to)) return "free";
  const [source, target] = [findType(known, from), findType(known, to)];
  if (target?.kind === "domain") return target.constrained ? "rewrite" : typeChange(from, target.base, known);
  if (source?.kind === "domain") {
    const plain = typeChange(source.base, to, known);
    // A length is applied to each value, even where the domain's own type has the same.
    return plain === "free" && to.modifiers.length > 0 ? "rewrite" : plain;
  }
  if (from.array) return "rewrite";
  return ofBuiltIn(from, to);
}

function isSame(from: TypeName, to: TypeName): boolean {
  return from.schema === to.schema && from.name === to.name && from.modifiers.join() === to.modifiers.join();
}

function ofBuiltIn(from: TypeName, to: TypeName): TypeChange {
  const pair = `${from.name} ${to.name}`;
  if (pair === "numeric numeric") return ofNumeric(from.modifiers, to.modifiers);
  if (text.has(from.name) && text.has(to.name)) return ofText(from, to);
  if (pair === "varbit varbit") return ofLength(from.modifiers[0], to.modifiers[0]);
  if (pair === "cidr inet") return "free";
  // Free in a session whose TimeZone is UTC, a rewrite in any other.
  if (pair === "timestamp timestamptz" || pair === "timestamptz timestamp") return "unknown";
  if (from.name === to.name && /^(?:timestamp|timestamptz|time|timetz|interval)$/.test(from.name)) {
    return ofLength(from.modifiers[0], to.modifiers[0]) === "free" ? "free" : "rewrite";
  }
  const ranks = ["int2", "int4", "int8"];
  const [source, target] = [ranks.indexOf(from.name), ranks.indexOf(to.name)];
  return source !== -1 && target !== -1 && target < source ? "narrow" : "rewrite";
}

const text: ReadonlySet<string> = new Set(["text", "varchar", "bpchar"]);

function ofText(from: TypeName, to: TypeName): TypeChange {
  if (from.name === "bpchar" || to.name === "bpchar") {
    if (to.name !== "bpchar") return "rewrite";
    // More blanks are written behind each value.
    return from.name !== "text" && ofLength(from.modifiers[0], to.modifiers[0]) === "free" ? "rewrite" : "narrow";
  }
  if (to.name === "text" || to.modifiers.length === 0) return "free";
  // text and varchar without a length hold more than any varchar(n).
  return ofLength(from.name === "text" ? undefined : from.modifiers[0], to.modifiers[0]);
}

/** A length that is not given is the largest. */
function ofLength(from: number | undefined, to: number | undefined): TypeChange {
  if (to === undefined) return "free";
  return from !== undefined && from <= to ? "free" : "narrow";
}

function ofNumeric(from: readonly number[], to: readonly number[]): TypeChange {
  if (to.length === 0) return "free";
  const [fromPrecision, fromScale = 0] = from;
  const [toPrecision = 0, toScale = 0] = to;
  if (fromPrecision === undefined) return "narrow";
  if (fromScale === toScale) return toPrecision >= fromPrecision ? "free" : "narrow";
  return toPrecision - toScale >= fromPrecision - fromScale && toScale >= fromScale ? "rewrite" : "narrow";
}
