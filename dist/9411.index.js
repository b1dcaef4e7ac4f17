export const id = 9411;
export const ids = [9411];
export const modules = {

/***/ 39411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildFactBase: () => (/* reexport safe */ _fact_js__WEBPACK_IMPORTED_MODULE_1__.kb),
/* harmony export */   encodeId: () => (/* reexport safe */ _stable_id_js__WEBPACK_IMPORTED_MODULE_0__.md)
/* harmony export */ });
/* harmony import */ var _stable_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5684);
/* harmony import */ var _fact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64441);
/**
 * Core barrel: stable-id codec, hash/payload primitives, fact-base
 * construction, snapshot round-trip, diff engine, and diagnostics.
 * These are the stable building blocks; the planning, apply, and proof
 * layers sit on top of them.
 */








/***/ })

};
