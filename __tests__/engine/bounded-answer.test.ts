import { expect, test } from "vitest";
import { gatherAnswer } from "../../src/database/bounded-answer.js";
import { boundNotices } from "../../src/database/notice-bound.js";

const frame = (type: string, body = ""): Buffer => {
  const size = Buffer.alloc(4);
  size.writeInt32BE(4 + Buffer.byteLength(body));
  return Buffer.concat([Buffer.from(type), size, Buffer.from(body)]);
};

test("an answer is the same however it is cut into pieces, and has no more rows of each result than are kept", () => {
  const whole = Buffer.concat([
    ...[frame("T", "t"), frame("D", "1"), frame("D", "22"), frame("D", "3".repeat(5000)), frame("C", "SELECT 3")],
    ...[frame("I"), frame("D", "1"), frame("C", "SELECT 1"), frame("Z", "I")],
  ]);
  const left = Buffer.concat([frame("D", "3".repeat(5000))]);
  const at = whole.indexOf(left);
  const expected = Buffer.concat([whole.subarray(0, at), whole.subarray(at + left.length)]);
  for (const size of [1, 2, 3, 4, 5, 6, 7, 11, 4096, whole.length]) {
    const gathering = gatherAnswer(2);
    for (let from = 0; from < whole.length; from += size) gathering.add(whole.subarray(from, from + size));
    const { bytes, left: none } = gathering.end();
    expect(Buffer.from(bytes)).toEqual(expected);
    expect(none).toBeNull();
  }
});

test("the first notice of each statement is kept, others as long as there is room", () => {
  const bound = boundNotices();
  expect([bound.admits(3_999_999, 0), bound.admits(1, 0), bound.left()]).toEqual([true, true, null]);
  expect([bound.admits(1, 0), bound.admits(1, 0), bound.admits(1, 4), bound.admits(1, 4)]).toEqual([
    ...[false, false, true, false],
  ]);
  expect(bound.left()).toEqual({ count: 3, completed: 4 });
});
