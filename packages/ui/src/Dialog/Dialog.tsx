import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from '../Button/index.ts';
import { cx } from '../support/cx.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions: ReactNode;
  readonly onClose: () => void;
  /** What Enter in one of its fields does: what the primary action does. Without it, Enter does nothing there. */
  readonly onSubmit?: (() => void) | undefined;
  readonly isWide?: boolean | undefined;
  /** `alertdialog` for a question that must be answered; a click outside does not close it. */
  readonly role?: 'dialog' | 'alertdialog' | undefined;
}

/** A window over the page; the focus stays in it and returns where it was. */
export function Dialog(props: DialogProps) {
  const { isOpen, title, children, actions, onClose, onSubmit, isWide, role = 'dialog' } = props;
  const content = (
    <>
      {children !== undefined && <div className={styles.body}>{children}</div>}
      <div className={styles.actions}>{actions}</div>
    </>
  );
  return (
    <ModalOverlay
      className={styles.backdrop ?? ''}
      isOpen={isOpen}
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={cx(styles.modal, isWide && styles.wide)}>
        <AriaDialog className={styles.dialog ?? ''} role={role}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {title}
          </Heading>
          {onSubmit === undefined ? content : <SubmitForm onSubmit={onSubmit}>{content}</SubmitForm>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function SubmitForm({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: ReactNode }) {
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog's events also reach the forms that it was opened from.
        event.stopPropagation();
        onSubmit();
      }}
    >
      {children}
      {/* With several fields, Enter submits only where there is such a button. */}
      <button type="submit" hidden tabIndex={-1} />
    </form>
  );
}

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  /** Says what happens ("Envoyer l'enregistrement"), never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly isDanger?: boolean | undefined;
  readonly isPending?: boolean | undefined;
  readonly pendingLabel?: string | undefined;
}

/** A question before something that cannot simply be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      isOpen={props.isOpen}
      title={props.title}
      role="alertdialog"
      onClose={props.onCancel}
      actions={
        <>
          <Button onPress={props.onCancel}>{props.cancelLabel}</Button>
          <Button
            variant={props.isDanger ? 'danger' : 'primary'}
            isPending={props.isPending}
            pendingLabel={props.pendingLabel}
            onPress={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
