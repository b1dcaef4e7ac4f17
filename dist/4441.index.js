export const id = 4441;
export const ids = [4441];
export const modules = {

/***/ 64441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RJ: () => (/* binding */ retainOwnerRoleDangling),
/* harmony export */   kb: () => (/* binding */ buildFactBase)
/* harmony export */ });
/* unused harmony export FactBase */
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12335);
/* harmony import */ var _stable_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5684);


/**
 * The single `allowDangling` predicate for the ownership-serialization carve-out.
 *
 * `projectManagementScope("database")` removes cluster-global role facts but
 * DELIBERATELY retains each surviving object's `owner` edge to a removed role as a
 * dangling ASSUMED reference, so ownership still serializes as `ALTER … OWNER TO`.
 * EVERY reconstruction that can carry such a view forward (`resolveView`'s
 * reference-only rebuild, `excludeFactsAndDescendants`, `projectTarget`, the scope
 * projection itself) must use THIS predicate, or the rebuild silently re-prunes
 * the retained edge and the export emits zero `OWNER TO` (regression: extensions /
 * assumed schemas force the rebuild that a public-only view never triggered).
 * Centralized here so the rule cannot drift between call sites.
 */
const retainOwnerRoleDangling = (edge) => edge.kind === "owner" && edge.to.kind === "role";
class FactBase {
    diagnostics = [];
    /** provenance; metadata only, never folded into rollups */
    source;
    /**
     * Encoded ids of facts that are present for REFERENCE ONLY — kept in the view
     * so managed dependents can resolve them (e.g. a platform `auth.users` so a
     * user trigger on it has a parent), but never diffed (no add/remove/set/edge
     * delta). Set by the managed-view projection (resolveView) for objects in a
     * policy's `assumedSchemas`. Empty for raw extraction and the corpus.
     */
    referenceOnly;
    #byId = new Map();
    #children = new Map();
    #outgoing = new Map();
    #incoming = new Map();
    /** Per-source rollup fragments (`from-[kind]->to`), built from the endpoint
     *  keys the edge loop already encoded so `#rollup` never re-encodes them. */
    #outgoingParts = new Map();
    #edges = [];
    #rollups = new Map();
    #structural = new Map();
    #rootHash;
    constructor(facts, edges, source = "liveDb", referenceOnly = new Set(), 
    /** Opt-in allowance for a projection that DELIBERATELY retains an edge whose
     *  endpoint it just removed — e.g. `projectManagementScope("database")` keeps
     *  an `owner` edge to a scope-projected role as an ASSUMED reference so
     *  ownership still serializes as `ALTER … OWNER TO`. When `allowDangling(edge)`
     *  is true the edge is retained WITHOUT a `dangling_edge` diagnostic and
     *  indexed only on whichever endpoint is present. Default: every dangling edge
     *  is silently pruned (extraction relies on this for non-extracted system
     *  owners), so this narrowly-scoped hook is the single exception. */
    opts = {}) {
        this.source = source;
        this.referenceOnly = referenceOnly;
        for (const fact of facts) {
            const encoded = (0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(fact.id);
            if (this.#byId.has(encoded)) {
                throw new Error(`FactBase: duplicate fact id ${encoded}`);
            }
            this.#byId.set(encoded, {
                fact,
                encoded,
                parentKey: fact.parent === undefined ? undefined : (0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(fact.parent),
                hash: (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .contentHash */ .Ae)(fact.payload),
            });
        }
        for (const entry of this.#byId.values()) {
            const parentKey = entry.parentKey;
            if (parentKey === undefined)
                continue;
            if (!this.#byId.has(parentKey)) {
                throw new Error(`FactBase: fact ${entry.encoded} references missing parent ${parentKey}`);
            }
            const siblings = this.#children.get(parentKey) ?? [];
            siblings.push(entry);
            this.#children.set(parentKey, siblings);
        }
        for (const children of this.#children.values()) {
            children.sort((a, b) => (a.encoded < b.encoded ? -1 : 1));
        }
        // Acyclicity / root-reachability. The missing-parent check above only
        // proves every parent EXISTS; a self-parent or parent cycle passes it (each
        // member's parent is present) yet reaches no parentless root, so roots()
        // omits the whole component and rootHash fingerprints like a base that does
        // not contain it — a poisoned base that diff() silently never descends into.
        // Reject it here. Single pass, memoized reachability (O(n), no recursion).
        const reachesRoot = new Set(); // encoded ids known to reach a root
        // One scratch pair reused across starts: at catalog scale the per-fact
        // array + Set allocation dominated the walk itself (most chains break out
        // on the first hop into `reachesRoot`).
        const path = [];
        const onPath = new Set();
        for (const start of this.#byId.values()) {
            if (reachesRoot.has(start.encoded))
                continue;
            path.length = 0;
            onPath.clear();
            let cursor = start;
            while (cursor !== undefined) {
                if (reachesRoot.has(cursor.encoded))
                    break; // joins a known-good chain
                if (onPath.has(cursor.encoded)) {
                    const from = path.indexOf(cursor.encoded);
                    const members = [...path.slice(from), cursor.encoded];
                    throw new Error(`FactBase: parent cycle (no root) among facts ${members.join(" -> ")}`);
                }
                onPath.add(cursor.encoded);
                path.push(cursor.encoded);
                if (cursor.parentKey === undefined)
                    break; // reached a parentless root
                // parent presence was validated above, so this is always defined
                cursor = this.#byId.get(cursor.parentKey);
            }
            for (const key of path)
                reachesRoot.add(key);
        }
        for (const edge of edges) {
            const fromKey = (0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(edge.from);
            const toKey = (0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(edge.to);
            const fromPresent = this.#byId.has(fromKey);
            const toPresent = this.#byId.has(toKey);
            if (!fromPresent || !toPresent) {
                if (opts.allowDangling?.(edge)) {
                    // deliberately retained dangling edge (assumed reference): keep it and
                    // index only the present endpoint(s); no diagnostic.
                    this.#edges.push(edge);
                    if (fromPresent) {
                        this.#indexOutgoing(fromKey, toKey, edge);
                    }
                    if (toPresent) {
                        const inList = this.#incoming.get(toKey) ?? [];
                        inList.push(edge);
                        this.#incoming.set(toKey, inList);
                    }
                    continue;
                }
                this.diagnostics.push({
                    code: "dangling_edge",
                    severity: "warning",
                    subject: fromPresent ? edge.to : edge.from,
                    message: `edge ${fromKey} -[${edge.kind}]-> ${toKey} references a fact not in the base`,
                });
                continue;
            }
            this.#edges.push(edge);
            this.#indexOutgoing(fromKey, toKey, edge);
            const inList = this.#incoming.get(toKey) ?? [];
            inList.push(edge);
            this.#incoming.set(toKey, inList);
        }
    }
    #indexOutgoing(fromKey, toKey, edge) {
        const outList = this.#outgoing.get(fromKey) ?? [];
        outList.push(edge);
        this.#outgoing.set(fromKey, outList);
        const parts = this.#outgoingParts.get(fromKey) ?? [];
        parts.push(`${fromKey}-[${edge.kind}]->${toKey}`);
        this.#outgoingParts.set(fromKey, parts);
    }
    get edges() {
        return this.#edges;
    }
    /** O(1) fact lookup by its already-encoded id (avoids decode + facts().find).
     *  Consumers holding an encoded key use this instead of scanning facts(). */
    getByEncoded(encoded) {
        return this.#byId.get(encoded)?.fact;
    }
    facts() {
        return [...this.#byId.values()].map((e) => e.fact);
    }
    get(id) {
        return this.#byId.get((0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id))?.fact;
    }
    has(id) {
        return this.#byId.has((0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id));
    }
    /** Whether `id` is present for REFERENCE ONLY (see `referenceOnly`). Satisfies
     *  the `FactView` member so a rule can distinguish "on the target" from
     *  "produced by this plan". */
    isReferenceOnly(id) {
        return this.referenceOnly.has((0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id));
    }
    hashOf(id) {
        const entry = this.#byId.get((0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id));
        if (!entry)
            throw new Error(`FactBase: unknown fact ${(0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id)}`);
        return entry.hash;
    }
    childrenOf(id) {
        return (this.#children.get((0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id)) ?? []).map((e) => e.fact);
    }
    outgoingEdges(id) {
        return this.#outgoing.get((0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id)) ?? [];
    }
    /** Edges pointing AT `id` (reverse index): the facts that depend on it. Used
     *  by the planner's forced-rebuild reachability walk (O(reachable) instead of
     *  rescanning every edge each round). */
    incomingEdges(id) {
        return this.#incoming.get((0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id)) ?? [];
    }
    /** Reverse edges by already-encoded id (avoids re-encoding in hot walks). */
    incomingEdgesByEncoded(encoded) {
        return this.#incoming.get(encoded) ?? [];
    }
    /** Roots: facts with no parent, sorted by encoded id. */
    roots() {
        return [...this.#byId.values()]
            .filter((e) => e.fact.parent === undefined)
            .sort((a, b) => (a.encoded < b.encoded ? -1 : 1))
            .map((e) => e.fact);
    }
    /**
     * Named Merkle rollup: payload hash + (childId=childRollup) pairs sorted
     * by child id + outgoing edge hashes sorted. Identity changes in the
     * subtree propagate (a renamed child changes the parent's rollup).
     */
    rollupOf(id) {
        return this.#rollup((0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id));
    }
    #rollup(key) {
        const cached = this.#rollups.get(key);
        if (cached !== undefined)
            return cached;
        const entry = this.#byId.get(key);
        if (!entry)
            throw new Error(`FactBase: unknown fact ${key}`);
        const childParts = (this.#children.get(key) ?? []).map((c) => `${c.encoded}=${this.#rollup(c.encoded)}`);
        // sorted in place: the fragments are private to the rollup fold, and
        // `#rollups` memoizes the result so this runs once per key
        const edgeParts = (this.#outgoingParts.get(key) ?? []).sort();
        const rollup = (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashString */ .YZ)(`F|${entry.hash}|C|${childParts.join(",")}|E|${edgeParts.join(",")}`);
        this.#rollups.set(key, rollup);
        return rollup;
    }
    /**
     * Structural rollup: identity-free fold (payload hashes + child structural
     * rollups sorted by value; edges excluded — they embed identities). Used
     * for container rename matching (§4.1).
     */
    structuralRollupOf(id) {
        return this.#structuralRollup((0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(id));
    }
    #structuralRollup(key) {
        const cached = this.#structural.get(key);
        if (cached !== undefined)
            return cached;
        const entry = this.#byId.get(key);
        if (!entry)
            throw new Error(`FactBase: unknown fact ${key}`);
        const childParts = (this.#children.get(key) ?? [])
            .map((c) => this.#structuralRollup(c.encoded))
            .sort();
        const rollup = (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashString */ .YZ)(`S|${entry.hash}|C|${childParts.join(",")}`);
        this.#structural.set(key, rollup);
        return rollup;
    }
    /** The fingerprint of the whole state: (rootId=rollup) pairs, sorted.
     *  NOTE: this folds EVERY fact, including `referenceOnly` assumed-schema facts.
     *  The apply fingerprint gate relies on that (a plan is only applicable against
     *  the same baseline) — see the "KNOWN PITFALL" note in apply.ts. */
    get rootHash() {
        if (this.#rootHash === undefined) {
            const parts = this.roots().map((f) => `${(0,_stable_id_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeId */ .md)(f.id)}=${this.rollupOf(f.id)}`);
            this.#rootHash = (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashString */ .YZ)(`ROOT|${parts.join(",")}`);
        }
        return this.#rootHash;
    }
}
function buildFactBase(facts, edges, source = "liveDb", referenceOnly = new Set(), opts = {}) {
    return new FactBase(facts, edges, source, referenceOnly, opts);
}


/***/ }),

/***/ 12335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ contentHash),
/* harmony export */   YZ: () => (/* binding */ hashString),
/* harmony export */   dw: () => (/* binding */ canonicalize)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/**
 * Canonical payload encoding + content hashing (target-architecture §3.1).
 *
 * The canonical encoding is the equality surface of the whole system: fact
 * hashes, rollups, fingerprints, and proof verdicts all reduce to it. Its
 * exact byte output is pinned by golden tests — changing it is a
 * format-version bump, never a refactor.
 *
 * Rules:
 * - object keys sorted by code point; `undefined` values dropped (absent)
 * - object keys starting with `_` are NON-SEMANTIC METADATA and are dropped:
 *   extraction-only / environment- or version-dependent values (e.g. an ACL's
 *   create-time owner default privilege set) ride along on the payload for the
 *   planner but must NOT join the equality surface, or they would cause spurious
 *   diff deltas and fingerprint drift across PG versions and snapshots
 * - arrays preserve order (set-valued attributes must be sorted upstream,
 *   at payload construction)
 * - scalars are type-distinguished: `"1"` ≠ `1` ≠ `1n`
 * - non-finite numbers are rejected (no NaN/Infinity in payloads)
 */

function canonicalize(value) {
    if (value === null)
        return "null";
    switch (typeof value) {
        case "string":
            return JSON.stringify(value);
        case "boolean":
            return value ? "true" : "false";
        case "bigint":
            return `${value}n`;
        case "number":
            if (!Number.isFinite(value)) {
                throw new Error(`canonicalize: non-finite number ${value}`);
            }
            // normalize -0 so it cannot produce a distinct encoding
            return JSON.stringify(value === 0 ? 0 : value);
        case "undefined":
            throw new Error("canonicalize: undefined is only allowed as an (omitted) object value");
        case "object": {
            if (Array.isArray(value)) {
                return `[${value
                    .map((item) => {
                    if (item === undefined) {
                        throw new Error("canonicalize: arrays must not contain undefined");
                    }
                    return canonicalize(item);
                })
                    .join(",")}]`;
            }
            const keys = Object.keys(value)
                .filter((k) => value[k] !== undefined && !k.startsWith("_"))
                .sort();
            return `{${keys
                .map((k) => `${JSON.stringify(k)}:${canonicalize(value[k])}`)
                .join(",")}}`;
        }
        default:
            throw new Error(`canonicalize: unsupported type ${typeof value}`);
    }
}
/**
 * Memoization. Purely a cache: every digest below is the same SHA-256 over the
 * same canonical encoding it has always been, so the hash format is untouched.
 *
 * Hashing is the single hottest thing the engine does, and almost all of it is
 * repeat work. A fact base re-hashes every payload on every REBUILD (managed
 * view reconstruction, scope/target projection, identity normalization — see
 * `policy/reconstruct.ts`, `plan/project.ts`, `plan/identity-normalize.ts`), and
 * a big catalog's payloads are highly repetitive to begin with (a million
 * columns share a few thousand distinct canonical encodings).
 */
/**
 * Payload object -> digest. Skips `canonicalize` entirely, which is what makes
 * a rebuild that re-indexes the same `Fact` objects nearly free.
 *
 * INVARIANT: a payload object is never mutated after it has first been hashed.
 * Payloads are built once (extract / load / snapshot decode) and thereafter
 * only read; every transform that changes one returns a NEW object (e.g.
 * `normalizePayload` in `plan/identity-normalize.ts`). An in-place mutation
 * after the first hash would silently keep the stale digest. Weak keys, so
 * entries die with the facts that own them.
 */
const payloadHashes = new WeakMap();
/**
 * Canonical encoding -> digest. This is the correctness-bearing layer: the
 * canonical string IS the equality surface, so distinct objects that encode
 * identically must collapse to one digest.
 *
 * Bounded by total key length rather than entry count, because the strings
 * folded here range from tiny payload encodings to whole-subtree rollup folds.
 * Past the budget the cache is dropped wholesale and refills — a long-lived
 * process (watch mode, a server planning many databases) cannot accumulate.
 * A single key whose own length already exceeds the budget is never inserted
 * (see the early return below) — otherwise it would sit retained past the
 * advertised bound until the next miss happens to clear the whole map.
 */
const canonicalHashes = new Map();
const CANONICAL_CACHE_MAX_CHARS = 1 << 24;
let canonicalCacheChars = 0;
function digest(canonical) {
    const cached = canonicalHashes.get(canonical);
    if (cached !== undefined)
        return cached;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(canonical).digest("hex");
    // Oversized key (e.g. a giant view/function payload): the digest is still
    // correct, just not memoized — caching it would blow past the budget and
    // stay retained indefinitely instead of merely until the next clear.
    if (canonical.length > CANONICAL_CACHE_MAX_CHARS)
        return hash;
    if (canonicalCacheChars >= CANONICAL_CACHE_MAX_CHARS) {
        canonicalHashes.clear();
        canonicalCacheChars = 0;
    }
    canonicalHashes.set(canonical, hash);
    canonicalCacheChars += canonical.length;
    return hash;
}
/** SHA-256 (hex) over the canonical encoding. ≥128-bit per §3.1. */
function contentHash(value) {
    if (value === null || typeof value !== "object") {
        return digest(canonicalize(value));
    }
    const cached = payloadHashes.get(value);
    if (cached !== undefined)
        return cached;
    const hash = digest(canonicalize(value));
    payloadHashes.set(value, hash);
    return hash;
}
/** Hash an already-canonical string (used by rollups to fold hashes). */
function hashString(s) {
    return digest(s);
}


/***/ }),

/***/ 5684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ parseId),
/* harmony export */   Hz: () => (/* binding */ EVALUATED_EXPRESSION_KINDS),
/* harmony export */   Wl: () => (/* binding */ EVALUATED_CHILD_DESCENT),
/* harmony export */   j6: () => (/* binding */ isSatelliteId),
/* harmony export */   md: () => (/* binding */ encodeId),
/* harmony export */   th: () => (/* binding */ ROUTINE_KINDS)
/* harmony export */ });
/* unused harmony export ALL_FACT_KINDS */
/**
 * Typed stable identity — structured end-to-end (target-architecture §3.1).
 *
 * The ONLY place the canonical string encoding exists (guardrail 1).
 * Extraction returns identity *parts*; this codec produces/parses strings,
 * which appear only in persisted artifacts, graph keys, and logs.
 * Identity, rename, and ACL invariants: docs/architecture/identity-and-acl.md.
 */
/** Kinds identified by a single name (cluster- or database-global). */
const SIMPLE_KINDS = [
    "schema",
    "role",
    "extension",
    "language",
    "eventTrigger",
    "publication",
    "subscription",
    "fdw",
    "server",
];
/** Kinds identified by (schema, name). Indexes are schema-scoped in PostgreSQL. */
const QUALIFIED_KINDS = [
    "table",
    "view",
    "materializedView",
    "foreignTable",
    "sequence",
    "index",
    "collation",
    "domain",
    "type",
];
/** Kinds identified by (schema, table, name). For `default`, name = column name. */
const SUBENTITY_KINDS = [
    "column",
    "constraint",
    "trigger",
    "rule",
    "policy",
    "default",
];
/** Kinds identified by (schema, name, argument type list). PostgreSQL gives
 *  functions and procedures DIFFERENT DDL address syntax (COMMENT/GRANT/SECURITY
 *  LABEL ON FUNCTION vs ON PROCEDURE), so they are distinct id kinds — the
 *  renderer must never infer the address grammar from a payload field. */
const ROUTINE_KINDS = ["function", "procedure", "aggregate"];
/**
 * Kinds whose fact materializes a USER EXPRESSION that PostgreSQL EVALUATES
 * while the DDL is applied, rather than merely recording it:
 *   - `default`   — `ADD COLUMN … DEFAULT f()` / `SET DEFAULT` (attmissingval
 *                   or a full rewrite);
 *   - `column`    — a STORED generated column (it carries NO `default` fact:
 *                   the extractor shadows the expression's edges onto the
 *                   column itself), backfilled on ADD COLUMN;
 *   - `constraint`— a VALIDATED CHECK scans the existing rows (PK/UNIQUE/FK
 *                   never reference a routine, so listing the whole kind
 *                   over-marks nothing in practice, and an EXCLUDE builds an
 *                   index anyway);
 *   - `index`     — an expression index evaluates its expression per row;
 *   - `materializedView`
 *                 — the create rule emits `CREATE MATERIALIZED VIEW … AS
 *                   <query>` with NO `WITH NO DATA` (plan/rules/views.ts), so
 *                   applying it RUNS the query. The `_RETURN` rewrite rule's
 *                   deps are attributed to the matview fact itself
 *                   (extract/dependencies.ts), so a routine the query calls IS
 *                   a `depends` edge on this fact. A plain `view` is NOT
 *                   listed: `CREATE VIEW` only records the rewrite rule.
 *
 * The planner's evaluator stratum (plan/internal.ts) uses this to sink such
 * actions below every simultaneously-ready DEFINITION action, because their
 * routine's OPAQUE quoted body may call helpers pg_depend never recorded.
 * Kept next to ROUTINE_KINDS so the classifier needs no FactKind literals.
 *
 * This list gates WHICH facts get tested; the test itself is transitive — *an
 * action is an evaluator iff applying it can execute a user routine, i.e. a
 * routine is REACHABLE from its evaluated expression's recorded structure.* That
 * structure is the `depends` edges PLUS the parent→child descents declared in
 * EVALUATED_CHILD_DESCENT below. The subquery-free kinds (`default`, `column`,
 * `constraint`, `index`) can only reference a routine directly, but a
 * `materializedView`'s expression is a whole query, so its routine may sit behind
 * an intermediate view.
 */
const EVALUATED_EXPRESSION_KINDS = [
    "column",
    "constraint",
    "default",
    "index",
    "materializedView",
];
/**
 * `[parent, child]` kind pairs the evaluator reachability walk descends INTO, on
 * top of `depends` edges. Some expressions a statement executes are recorded as
 * CHILD facts of a referenced object rather than as edges out of it:
 *
 *   - `["domain", "constraint"]` — a domain's CHECKs are children of the domain,
 *     and nothing links the domain fact to the routines they call. Storing a
 *     value in that domain RUNS them, so `ADD COLUMN col <domain> DEFAULT …`
 *     (whose only edge is `column -> domain`) must see them.
 *
 * Deliberately a narrow allowlist, NOT general child descent: a matview over a
 * table must not inherit the table's column defaults — populating a matview
 * never evaluates them, and inheriting them would sink half the plan.
 */
const EVALUATED_CHILD_DESCENT = [
    ["domain", "constraint"],
];
/** A satellite fact (comment / acl / securityLabel) hangs off a target object
 *  via a `target` field, rather than being an object in its own right. Callers
 *  that special-case "object vs its metadata" test this instead of re-deriving
 *  the `"target" in id` shape (extension-member projection, orphan-satellite
 *  pruning). */
function isSatelliteId(id) {
    return "target" in id;
}
/** Every `FactKind`, as a runtime array. The `satisfies` + the `_exhaustive`
 *  assignment below make this a COMPILE error if a new `StableId` kind is added
 *  without listing it here — which in turn keeps the role-name-bearing registry
 *  (plan/identity-normalize.ts) honest (a new kind must be classified). */
const ALL_FACT_KINDS = [
    ...SIMPLE_KINDS,
    ...QUALIFIED_KINDS,
    ...SUBENTITY_KINDS,
    ...ROUTINE_KINDS,
    "membership",
    "userMapping",
    "typeAttribute",
    "publicationRel",
    "publicationSchema",
    "comment",
    "acl",
    "securityLabel",
    "defaultPrivilege",
    "extensionIntent",
];
// `satisfies` rejects an entry that is not a FactKind; this assertion rejects a
// FactKind that is MISSING from the array (it resolves to `never`, so the
// `= true` fails to compile). Together they pin ALL_FACT_KINDS === FactKind.
const _allFactKindsCoversUnion = true;
void _allFactKindsCoversUnion;
const SIMPLE = new Set(SIMPLE_KINDS);
const QUALIFIED = new Set(QUALIFIED_KINDS);
const SUBENTITY = new Set(SUBENTITY_KINDS);
const ROUTINE = new Set(ROUTINE_KINDS);
/** Characters that force a segment to be quoted. */
const NEEDS_QUOTE = /[.:(),"\s]/;
function seg(part) {
    if (part === "" || NEEDS_QUOTE.test(part)) {
        return `"${part.replaceAll('"', '""')}"`;
    }
    return part;
}
function encodeId(id) {
    const k = id.kind;
    switch (k) {
        case "membership":
            return `membership:${seg(id.role)}.${seg(id.member)}`;
        case "userMapping":
            return `userMapping:${seg(id.server)}.${seg(id.role)}`;
        case "typeAttribute":
            return `typeAttribute:${seg(id.schema)}.${seg(id.type)}.${seg(id.name)}`;
        case "publicationRel":
            return `publicationRel:${seg(id.publication)}.${seg(id.schema)}.${seg(id.table)}`;
        case "publicationSchema":
            return `publicationSchema:${seg(id.publication)}.${seg(id.schema)}`;
        case "comment":
            return `comment:(${encodeId(id.target)})`;
        case "acl":
            // column suffix only when set, so object-level ACL ids stay byte-identical
            return `acl:(${encodeId(id.target)}).${seg(id.grantee)}${id.column !== undefined ? `.${seg(id.column)}` : ""}`;
        case "securityLabel":
            return `securityLabel:(${encodeId(id.target)}).${seg(id.provider)}`;
        case "defaultPrivilege":
            return `defaultPrivilege:${seg(id.role)}.${seg(id.schema ?? "")}.${seg(id.objtype)}.${seg(id.grantee)}`;
        case "extensionIntent":
            return `extensionIntent:${seg(id.ext)}.${seg(id.intentKind)}.${seg(id.key)}`;
        default:
            if (SIMPLE.has(k))
                return `${k}:${seg(id.name)}`;
            if (QUALIFIED.has(k)) {
                const q = id;
                return `${k}:${seg(q.schema)}.${seg(q.name)}`;
            }
            if (SUBENTITY.has(k)) {
                const s = id;
                return `${k}:${seg(s.schema)}.${seg(s.table)}.${seg(s.name)}`;
            }
            if (ROUTINE.has(k)) {
                const r = id;
                return `${k}:${seg(r.schema)}.${seg(r.name)}(${r.args.map(seg).join(",")})`;
            }
            throw new Error(`encodeId: unknown kind ${String(k)}`);
    }
}
class Cursor {
    input;
    pos = 0;
    constructor(input) {
        this.input = input;
    }
    peek() {
        return this.input[this.pos];
    }
    expect(ch) {
        if (this.input[this.pos] !== ch) {
            throw new Error(`parseId: expected '${ch}' at position ${this.pos} in '${this.input}'`);
        }
        this.pos++;
    }
    /** Read one segment: quoted ("" escapes) or bare (until a delimiter). */
    readSegment() {
        if (this.peek() === '"')
            return this.readQuotedSegment();
        const start = this.pos;
        while (this.pos < this.input.length &&
            !/[.:(),)]/.test(this.input[this.pos])) {
            this.pos++;
        }
        if (this.pos === start) {
            throw new Error(`parseId: empty segment at position ${this.pos} in '${this.input}'`);
        }
        return this.input.slice(start, this.pos);
    }
    readQuotedSegment() {
        this.pos++;
        let out = "";
        for (;;) {
            const ch = this.input[this.pos];
            if (ch === undefined) {
                throw new Error(`parseId: unterminated quote in '${this.input}'`);
            }
            if (ch === '"') {
                if (this.input[this.pos + 1] === '"') {
                    out += '"';
                    this.pos += 2;
                }
                else {
                    this.pos++;
                    return out;
                }
            }
            else {
                out += ch;
                this.pos++;
            }
        }
    }
    atEnd() {
        return this.pos >= this.input.length;
    }
}
function parseAt(c) {
    // kind is always bare alphanumeric, never quoted
    const kindStart = c.pos;
    while (c.pos < c.input.length && /[a-zA-Z]/.test(c.input[c.pos]))
        c.pos++;
    const kind = c.input.slice(kindStart, c.pos);
    c.expect(":");
    if (SIMPLE.has(kind)) {
        return { kind: kind, name: c.readSegment() };
    }
    if (QUALIFIED.has(kind)) {
        const schema = c.readSegment();
        c.expect(".");
        const name = c.readSegment();
        return { kind: kind, schema, name };
    }
    if (SUBENTITY.has(kind)) {
        const schema = c.readSegment();
        c.expect(".");
        const table = c.readSegment();
        c.expect(".");
        const name = c.readSegment();
        return { kind: kind, schema, table, name };
    }
    if (ROUTINE.has(kind)) {
        const schema = c.readSegment();
        c.expect(".");
        const name = c.readSegment();
        c.expect("(");
        const args = [];
        if (c.peek() !== ")") {
            for (;;) {
                args.push(c.readSegment());
                if (c.peek() === ",") {
                    c.pos++;
                    continue;
                }
                break;
            }
        }
        c.expect(")");
        return { kind: kind, schema, name, args };
    }
    switch (kind) {
        case "membership": {
            const role = c.readSegment();
            c.expect(".");
            const member = c.readSegment();
            return { kind, role, member };
        }
        case "userMapping": {
            const server = c.readSegment();
            c.expect(".");
            const role = c.readSegment();
            return { kind, server, role };
        }
        case "typeAttribute": {
            const schema = c.readSegment();
            c.expect(".");
            const type = c.readSegment();
            c.expect(".");
            const name = c.readSegment();
            return { kind, schema, type, name };
        }
        case "publicationRel": {
            const publication = c.readSegment();
            c.expect(".");
            const schema = c.readSegment();
            c.expect(".");
            const table = c.readSegment();
            return { kind, publication, schema, table };
        }
        case "publicationSchema": {
            const publication = c.readSegment();
            c.expect(".");
            const schema = c.readSegment();
            return { kind, publication, schema };
        }
        case "comment": {
            c.expect("(");
            const target = parseAt(c);
            c.expect(")");
            return { kind, target };
        }
        case "acl": {
            c.expect("(");
            const target = parseAt(c);
            c.expect(")");
            c.expect(".");
            const grantee = c.readSegment();
            // optional `.column` segment for a COLUMN-level grant; mirrors encodeId,
            // which appends it only when `column` is set. A trailing "." here (rather
            // than end-of-input or a nesting ")") signals the column is present.
            if (c.peek() === ".") {
                c.pos++;
                return { kind, target, grantee, column: c.readSegment() };
            }
            return { kind, target, grantee };
        }
        case "securityLabel": {
            c.expect("(");
            const target = parseAt(c);
            c.expect(")");
            c.expect(".");
            const provider = c.readSegment();
            return { kind, target, provider };
        }
        case "defaultPrivilege": {
            const role = c.readSegment();
            c.expect(".");
            const schema = c.readSegment();
            c.expect(".");
            const objtype = c.readSegment();
            c.expect(".");
            const grantee = c.readSegment();
            return {
                kind,
                role,
                schema: schema === "" ? null : schema,
                objtype,
                grantee,
            };
        }
        case "extensionIntent": {
            const ext = c.readSegment();
            c.expect(".");
            const intentKind = c.readSegment();
            c.expect(".");
            const key = c.readSegment();
            return { kind, ext, intentKind, key };
        }
        default:
            throw new Error(`parseId: unknown kind '${kind}' in '${c.input}'`);
    }
}
function parseId(encoded) {
    const c = new Cursor(encoded);
    const id = parseAt(c);
    if (!c.atEnd()) {
        throw new Error(`parseId: trailing input at position ${c.pos} in '${encoded}'`);
    }
    return id;
}


/***/ })

};
