/**
 * The same reading, which remembers its last answers: a draft’s files are asked for many times between two edits, and
 * each is read once. For readings that depend on the text alone and whose answers nobody changes.
 */
export function remember<Answer>(read: (text: string) => Answer, most = 32): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.has(text) ? (known.get(text) as Answer) : read(text);
    known.delete(text);
    known.set(text, answer);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return answer;
  };
}
