import { parseDate } from '@internationalized/date';
import type { RefObject } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from '../Icon/index.ts';
import { isDay } from '../support/dates.ts';
import styles from './CalendarPopover.module.css';

interface CalendarPopoverProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly value: string | undefined;
  readonly minimum: string | undefined;
  readonly maximum: string | undefined;
  readonly onPick: (day: string) => void;
  readonly onClose: () => void;
}

const dayOf = (text: string | undefined) => (isDay(text) ? parseDate(text) : null);

/** A month to pick a day from. Loaded when first opened. */
export default function CalendarPopover(props: CalendarPopoverProps) {
  const least = dayOf(props.minimum);
  const most = dayOf(props.maximum);
  return (
    <Popover
      className={styles.popover ?? ''}
      triggerRef={props.anchor}
      isOpen
      placement="bottom end"
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Dialog className={styles.dialog ?? ''} aria-label={props.label}>
        <Calendar
          aria-label={props.label}
          value={dayOf(props.value)}
          firstDayOfWeek="mon"
          autoFocus
          {...(least && { minValue: least })}
          {...(most && { maxValue: most })}
          onChange={(day) => props.onPick(day.toString())}
        >
          <header className={styles.head}>
            <Button slot="previous" className={styles.step ?? ''}>
              <Icon name="chevron-left" />
            </Button>
            <Heading className={styles.title ?? ''} />
            <Button slot="next" className={styles.step ?? ''}>
              <Icon name="chevron-right" />
            </Button>
          </header>
          <CalendarGrid className={styles.grid ?? ''} weekdayStyle="short">
            <CalendarGridHeader>
              {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>
              {(date) => <CalendarCell className={styles.cell ?? ''} date={date} />}
            </CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}
