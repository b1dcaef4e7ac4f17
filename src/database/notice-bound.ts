/* A loop of a file may raise millions of notices. The embedded database's thread runs this file too: it imports nothing. */

const most = { notices: 10_000, size: 4_000_000 };

/** The notices that were not kept: how many, and how many statements had completed when the last of them came. */
export interface NoticesLeft {
  readonly count: number;
  readonly completed: number;
}

/** Which notices of one message are kept: the first of each statement, and others while there is room. */
export interface NoticeBound {
  /** `completed`: how many statements of the message had completed when it came. */
  admits(size: number, completed: number): boolean;
  left(): NoticesLeft | null;
}

export function boundNotices(): NoticeBound {
  let [count, size, last] = [0, 0, -1];
  let left: NoticesLeft | null = null;
  return {
    admits: (added, completed) => {
      count += 1;
      size += added;
      const first = completed !== last;
      last = completed;
      if (first || (count <= most.notices && size <= most.size)) return true;
      left = { count: (left?.count ?? 0) + 1, completed };
      return false;
    },
    left: () => left,
  };
}
