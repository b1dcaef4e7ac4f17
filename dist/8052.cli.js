export const id = 8052;
export const ids = [8052];
export const modules = {

/***/ 8052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oneAtATime: () => (/* binding */ oneAtATime)
/* harmony export */ });
/** Gives shadows one after the other: each is a server of its own, and memory is not for all environments at once. */
function oneAtATime(open) {
    let last = Promise.resolve();
    return async (options) => {
        const before = last;
        let release = () => { };
        last = new Promise((resolve) => {
            release = resolve;
        });
        await before;
        const shadow = await open(options).catch((error) => {
            release();
            throw error;
        });
        if (shadow === null) {
            release();
            return null;
        }
        let closed = null;
        return { ...shadow, close: () => (closed ??= shadow.close().finally(release)) };
    };
}


/***/ })

};
