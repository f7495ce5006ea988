import type { AuditFinding, AuditReport, Counted } from '@greffe/service/audit';

/** A report as a person reads it: what is wrong first, then what was looked at, and what could not be. */
export function auditWords(report: AuditReport): readonly string[] {
  const { findings, seals, records, sealed, unsealed, headsCompared, head } = report;
  const lines = findings.map(findingWords);
  lines.push(
    `${records} records, ${countWords(sealed)} in ${seals} seals: ${
      findings.length === 0 ? 'as they were written' : `${findings.length} FINDINGS`
    }.`,
  );
  if (head !== undefined) lines.push(`Last sealed at ${head.at}, with the key ${head.key}.`);
  if (unsealed.events + unsealed.lines + unsealed.others > 0)
    lines.push(
      `${countWords(unsealed)} came after that and are not sealed yet: what was cut off among them cannot be seen.`,
    );
  lines.push(
    headsCompared === 0
      ? 'No head was given (--head): a tail that was cut off together with its seals cannot be seen.'
      : `Compared with ${headsCompared} heads that were kept.`,
  );
  return lines;
}

function findingWords(finding: AuditFinding): string {
  switch (finding.kind) {
    case 'sealMissing':
      return `Seal ${finding.seal} is missing.`;
    case 'sealChanged':
      return `Seal ${finding.seal} is not as it was signed.`;
    case 'unknownKey':
      return `Seal ${finding.seal} was signed with a key that is none of those given.`;
    case 'headMissing':
      return `The head of seal ${finding.seal}, of ${finding.at}, is not among the seals: what it covered was cut off, or written anew.`;
    case 'recordMissing':
      return `Record ${finding.record} is gone; events of it are left.`;
    case 'contentChanged':
      return `Between ${finding.after || 'the beginning'} and ${finding.upto} (seal ${finding.seal}) ${countWords(finding.sealed)} were sealed; ${countWords(finding.found)} are there, or others.`;
    case 'accessChanged':
      return `The ${finding.of} ${finding.id} is not as the events of it say.`;
    case 'chain':
      return `Record ${finding.record}: ${chainWords[finding.fault]} (event ${finding.seq}).`;
  }
}

const countWords = ({ events, lines, others }: Counted) =>
  `${events} events, ${lines} lines of the access log and ${others} of roles, cooperations, sign-ins and erasures`;

const chainWords = {
  missing: 'an event is missing',
  changed: 'an event was changed',
  cutTail: 'its events do not end where the record says',
} as const;
