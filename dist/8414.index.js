export const id = 8414;
export const ids = [8414,4219];
export const modules = {

/***/ 28414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toCaptureFiles: () => (/* binding */ toCaptureFiles)
/* harmony export */ });
/* harmony import */ var _script_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4219);
/* harmony import */ var _transactions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80005);


/**
 * The drift as migrations: one file for each transaction, since a file is one, and what runs in none is alone. Undo
 * scripts run newest first, so the first step back belongs to the last file.
 */
function toCaptureFiles({ toCapture, toFix }) {
    const { transactions, rerun } = toCapture;
    const back = toFix.transactions;
    const fits = back.length > 0 && back.length <= transactions.length;
    return transactions.map((transaction, index) => {
        const step = fits ? back[transactions.length - 1 - index] : undefined;
        const part = transactions.length === 1 ? "" : `-- Part ${index + 1} of ${transactions.length}.\n`;
        const alone = (0,_transactions_js__WEBPACK_IMPORTED_MODULE_1__/* .isAlone */ .SW)(transaction) ? "-- It runs outside of a transaction.\n" : "";
        return {
            migration: `${(0,_script_text_js__WEBPACK_IMPORTED_MODULE_0__/* .headerText */ .T)("capture", toCapture)}-- ${rerunWords[rerun]}\n${part}${alone}\n${(0,_script_text_js__WEBPACK_IMPORTED_MODULE_0__/* .listing */ .R)(transaction)}`,
            undo: step === undefined
                ? fits
                    ? `-- Undone with the next version.\nSELECT 1;\n`
                    : null
                : `${(0,_script_text_js__WEBPACK_IMPORTED_MODULE_0__/* .headerText */ .T)("undo", toFix)}\n${(0,_script_text_js__WEBPACK_IMPORTED_MODULE_0__/* .listing */ .R)(step)}`,
        };
    });
}
const rerunWords = {
    unchanged: "Where the drift is already, it runs too, and changes nothing.",
    changed: "WHERE THE DRIFT IS ALREADY, it runs too, but changes the schema again: look at it before.",
    fails: "WHERE THE DRIFT IS ALREADY, IT FAILS: remove the drift there first, with the undo script.",
    "not-run": "Whether it runs where the drift is already was not tried.",
};


/***/ }),

/***/ 4219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ listing),
/* harmony export */   T: () => (/* binding */ headerText),
/* harmony export */   toScriptText: () => (/* binding */ toScriptText)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _transactions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80005);


const purposes = {
    fix: "Makes the database match what the applied migrations say.",
    capture: "Captures drift: makes a database as the applied migrations leave it like the one that drifted.",
    undo: "Undoes the capture: makes a database with the drift as the migrations before left it.",
};
/** The whole script of a direction as text, for a person to read and run; null where nothing was planned. */
function toScriptText(purpose, direction) {
    if (direction.proof === "not-run")
        return null;
    const { transactions } = direction;
    const bodies = transactions.map((one) => ((0,_transactions_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlone */ .SW)(one) ? listing(one) : `BEGIN;\n${listing(one)}COMMIT;\n`));
    return [headerText(purpose, direction), ...bodies].join("\n");
}
/** What it is for and what was shown of it, as comment lines. */
function headerText(purpose, { proof, left, incomplete, transactions }) {
    const destroying = transactions.flat().some(({ data }) => data === "destroyed");
    const lines = [
        purposes[purpose],
        proof === "verified"
            ? "Verified: it was run on a copy of the schema, which was then exactly as it should be. The copy holds no rows."
            : "PARTIAL: it was run on a copy of the schema, which was then not in all as it should be.",
        ...left.map((one) => `Left as it is: ${one}`),
        ...incomplete.flatMap((sql) => [
            "Needs a secret, and is left to you:",
            ...sql.split("\n").map((line) => `  ${line}`),
        ]),
        ...(destroying ? ["It destroys data where a comment says so."] : []),
    ];
    return lines.map(_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .commentLine */ .WA).join("");
}
/** The statements, each with its semicolon; what destroys data has a comment above it. */
function listing(transaction) {
    return transaction.map(({ sql, data }) => `${data === "destroyed" ? "-- destroys data:\n" : ""}${sql};\n`).join("");
}


/***/ }),

/***/ 80005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SW: () => (/* binding */ isAlone),
/* harmony export */   Vu: () => (/* binding */ toTransactions),
/* harmony export */   u4: () => (/* binding */ splitBefore)
/* harmony export */ });
/** Whether it is a statement that runs in no transaction. */
function isAlone(transaction) {
    return transaction[0]?.boundary === "alone";
}
/** Function bodies may name what comes later in the script. */
const bodiesUnchecked = { sql: "SET LOCAL check_function_bodies = off", data: "kept", boundary: "none" };
const makesBodies = /^CREATE\s(?:OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE|EXTENSION)\b/i;
/** Divides statements into as few transactions as PostgreSQL allows. */
function toTransactions(units) {
    const transactions = [];
    let open = false;
    for (const statement of units.flat()) {
        const last = transactions.at(-1);
        if (open && last !== undefined && statement.boundary !== "alone")
            last.push(statement);
        else
            transactions.push([statement]);
        open = statement.boundary === "none";
    }
    return transactions.map(withSetting);
}
function withSetting(transaction) {
    const needed = !isAlone(transaction) && transaction.some(({ sql }) => makesBodies.test(sql));
    return needed ? [bodiesUnchecked, ...transaction] : transaction;
}
/** Ends a transaction before one of its statements, which needs what came before to be committed. */
function splitBefore(transaction, index) {
    return [transaction.slice(0, index), withSetting(transaction.slice(index))];
}


/***/ })

};
