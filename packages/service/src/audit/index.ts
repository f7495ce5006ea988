/** Sealing and verifying the audit: for a server and a terminal, not for a browser. */
export { type AuditHead, readHeads } from './heads.ts';
export { auditorActor, readHead, sealAudit } from './sealAudit.ts';
export { createSigner, type Signer } from './signing.ts';
export {
  type Against,
  type AuditFinding,
  type AuditReport,
  type Counted,
  verifyAudit,
} from './verifyAudit.ts';
