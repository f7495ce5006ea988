import type { UnsentRecord } from '@greffe/client';
import { useEffect, useState } from 'react';
import { useBrowser } from '../../browser/BrowserProvider.tsx';
import { useSession } from '../session/SessionProvider.tsx';

/** The signed-in person's records with something that has not reached the server, as this browser keeps them. */
export function useUnsentRecords(): readonly UnsentRecord[] {
  const { unsent } = useBrowser();
  const { person } = useSession();
  const [records, setRecords] = useState<readonly UnsentRecord[]>([]);

  useEffect(() => {
    let isCurrent = true;
    const look = () =>
      void unsent.list(person.id).then((found) => {
        if (isCurrent) setRecords(found);
      });
    look();
    const leave = unsent.subscribe(look);
    // Another tab may have sent them in the meantime.
    window.addEventListener('focus', look);
    return () => {
      isCurrent = false;
      leave();
      window.removeEventListener('focus', look);
    };
  }, [unsent, person.id]);

  return records;
}
