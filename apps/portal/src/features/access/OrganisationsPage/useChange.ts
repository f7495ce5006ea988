import { ProblemError } from '@greffe/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { detailOf } from '../../../app/problems.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { accessKeys } from '../queries.ts';

/** Sends a change of the organisations; what it brought is asked for anew, and a refusal stands in words. */
export function useChange<Order>(send: (order: Order) => Promise<void>, onDone: () => void) {
  const queries = useQueryClient();
  const { t } = useLanguage();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: accessKeys.all }),
  });
  const faults = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return {
    mutate,
    isPending,
    reset,
    /** What the server found at a field. */
    errorAt: (pointer: string) => faults.find((one) => one.pointer === pointer)?.message,
    /** What it says where no field is to blame. */
    problem: error === null || faults.length > 0 ? undefined : (detailOf(error) ?? t('app.unreachable.text')),
  };
}
