/* A loop of a file may raise millions of notices. The embedded database's thread runs this file too: it imports nothing. */
const most = { notices: 10_000, size: 4_000_000 };
export function boundNotices() {
    let [count, size, last] = [0, 0, -1];
    let left = null;
    return {
        admits: (added, completed) => {
            count += 1;
            size += added;
            const first = completed !== last;
            last = completed;
            if (first || (count <= most.notices && size <= most.size))
                return true;
            left = { count: (left?.count ?? 0) + 1, completed };
            return false;
        },
        left: () => left,
    };
}
