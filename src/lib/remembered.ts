/** Answers that are worked out once for each question and kept as long as whoever asks. */

/** The same answers as `decide`, which must depend on the key alone and never be undefined. */
export function remembered<Key, Answer extends object | string | number | boolean>(
  decide: (key: Key) => Answer,
): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = decide(key);
    known.set(key, answer);
    return answer;
  };
}
