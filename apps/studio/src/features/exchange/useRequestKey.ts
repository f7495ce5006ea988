import { useRef } from 'react';

/** The key of a request: the same one while the same is sent, for it may have arrived although no answer came. */
export function useRequestKey(): (body: unknown) => string {
  const sent = useRef({ body: '', key: '' });
  return (body) => {
    const text = JSON.stringify(body);
    if (sent.current.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
    return sent.current.key;
  };
}
