import type { RecordView } from '@greffe/client';

interface MovedRecord {
  readonly record: RecordView;
  /** Answers that the new version has no field for. */
  readonly leftOut: readonly { readonly step: string; readonly pointer: string }[];
}

/** The server's own words why a record keeps its version, or none when no answer came. */
export interface NotMoved {
  readonly reason: string | undefined;
}

/** Asks a server in development to move a draft to the version in force. */
export async function moveRecord(
  id: string,
  revision: number,
  language: string,
): Promise<MovedRecord | NotMoved> {
  try {
    const response = await fetch(`/dev/records/${encodeURIComponent(id)}/definition`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': language,
        'If-Match': `"${revision}"`,
      },
      body: '{}',
    });
    const answer: unknown = await response.json();
    return response.ok ? (answer as MovedRecord) : { reason: (answer as { detail?: string }).detail };
  } catch {
    return { reason: undefined };
  }
}
