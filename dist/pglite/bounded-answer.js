import { boundNotices } from "./notice-bound.js";
const headerLength = 5;
const [completion, row, notice] = ["C", "D", "N"].map((letter) => letter.charCodeAt(0));
/** Gathers an answer from its pieces, which may end anywhere: of each message its type and length decide. */
export function gatherAnswer(maxRows) {
    const [header, bound, kept] = [Buffer.alloc(headerLength), boundNotices(), growing()];
    let [inHeader, inBody, completed, rows, keep] = [0, 0, 0, 0, true];
    const begin = () => {
        const [type, size] = [header[0], header.readInt32BE(1) - 4];
        [inHeader, inBody, keep] = [0, size, true];
        if (type === row)
            keep = (rows += 1) <= maxRows;
        if (type === notice)
            keep = bound.admits(size, completed);
        if (type === completion)
            [completed, rows] = [completed + 1, 0];
        if (keep)
            kept.add(header);
    };
    const takeHeader = (piece) => {
        const part = piece.subarray(0, headerLength - inHeader);
        header.set(part, inHeader);
        inHeader += part.length;
        if (inHeader === headerLength)
            begin();
        return part.length;
    };
    const takeBody = (piece) => {
        const part = piece.subarray(0, inBody);
        if (keep)
            kept.add(part);
        inBody -= part.length;
        return part.length;
    };
    return {
        add: (piece) => {
            for (let rest = piece; rest.length > 0;)
                rest = rest.subarray(inBody > 0 ? takeBody(rest) : takeHeader(rest));
        },
        end: () => ({ bytes: kept.end(), left: bound.left() }),
    };
}
/** Bytes in one piece, which grows to twice its size where it is full. */
function growing() {
    let [bytes, used] = [new Uint8Array(4096), 0];
    return {
        add: (part) => {
            if (used + part.length > bytes.length) {
                const larger = new Uint8Array(2 * (used + part.length));
                larger.set(bytes.subarray(0, used));
                bytes = larger;
            }
            bytes.set(part, used);
            used += part.length;
        },
        end: () => bytes.slice(0, used),
    };
}
