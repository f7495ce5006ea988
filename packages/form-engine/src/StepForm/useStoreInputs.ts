import { flushPendingCommits } from '@greffe/ui';
import { useEffect, useRef } from 'react';
import type { ShownError, StepStore } from '../store/types.ts';
import type { ServerError, StepFormProps } from './StepForm.types.ts';

function shown({ pointer, code, message, cite }: ServerError): ShownError {
  return {
    pointer,
    code,
    severity: 'error',
    params: {},
    ...(message === undefined ? {} : { text: message }),
    ...(cite === undefined ? {} : { cite }),
  };
}

/** Keeps the store and the props together: facts and server errors in, changes of the data out. */
export function useStoreInputs(store: StepStore, props: StepFormProps): void {
  const { facts, serverErrors, validate } = props;
  const onChange = useRef(props.onChange);
  useEffect(() => {
    onChange.current = props.onChange;
  });

  useEffect(() => {
    let told = store.getSnapshot().data;
    return store.subscribe(() => {
      const { data } = store.getSnapshot();
      if (data === told) return;
      told = data;
      onChange.current?.(data);
    });
  }, [store]);

  useEffect(() => store.setFacts(facts), [store, facts]);
  useEffect(() => store.setValidate(validate), [store, validate]);
  useEffect(() => {
    if (serverErrors) store.setServerErrors(serverErrors.map(shown));
  }, [store, serverErrors]);

  // What was typed in the last 150 ms must be in the data when the page goes away.
  useEffect(() => {
    const flush = () => flushPendingCommits();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, []);
}
