import { Banner, Button, Dialog, RadioGroup, Select, Stack } from '@greffe/ui';
import { recordStatus } from '@greffe/workflow';
import { machineOf, refusalOfParent } from '@greffe/workflow/memory';
import { useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import type { Trial } from './useTrial.ts';

interface NewTrialRecordProps {
  readonly trial: Trial;
  readonly onClose: () => void;
}

/** Another record: of which type, by whom, and which record it belongs to where its type asks for one. */
export function NewTrialRecord({ trial, onClose }: NewTrialRecordProps) {
  const { t } = useLanguage();
  const { preview, state, view, texts } = trial;
  const { bundle } = view;
  const [type, setType] = useState(view.record.recordType);
  const recordType = bundle.recordTypes.find(({ id }) => id === type) ?? view.machine.recordType;
  const [chosenRole, setRole] = useState(view.role);
  const roles = recordType.createdBy;
  const role = roles.includes(chosenRole) ? chosenRole : (roles[0] ?? '');
  const machine = machineOf(bundle, recordType.id);
  const needsParent = machine.workflow.links.some(({ kind }) => kind === 'parent');
  const parents = [...state.records.values()].filter(
    (record) => recordStatus(record.snapshot) !== 'deleted' && refusalOfParent(machine, record) === undefined,
  );
  const [chosenParent, setParent] = useState<string>();
  const parent = needsParent ? (parents.find(({ id }) => id === chosenParent) ?? parents[0]) : undefined;
  const canBegin = role !== '' && (!needsParent || parent !== undefined);
  const names = [...state.records.keys()];
  return (
    <Dialog
      isOpen
      title={t('preview.new')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!canBegin}
            onPress={() => {
              preview.begin(recordType.id, role, parent?.id);
              onClose();
            }}
          >
            {t('preview.new.begin')}
          </Button>
        </>
      }
    >
      <Stack>
        <RadioGroup
          id="preview-new-type"
          label={t('preview.new.type')}
          orientation="vertical"
          value={recordType.id}
          options={bundle.recordTypes.map(({ id }) => ({ value: id, label: texts.recordType(id) }))}
          onChange={(next) => setType(next ?? type)}
        />
        <RadioGroup
          id="preview-new-role"
          label={t('preview.role')}
          orientation="vertical"
          value={role}
          options={roles.map((id) => ({ value: id, label: texts.role(id) }))}
          onChange={(next) => setRole(next ?? role)}
        />
        {needsParent && parents.length > 0 && (
          <Select
            id="preview-new-parent"
            label={t('preview.new.parent')}
            placeholder={t('preview.new.parent')}
            value={parent?.id}
            options={parents.map((record) => ({
              value: record.id,
              label: t('preview.recordName', {
                type: texts.recordType(record.recordType),
                number: names.indexOf(record.id) + 1,
              }),
            }))}
            onChange={setParent}
          />
        )}
        {needsParent && parents.length === 0 && (
          <Banner tone="neutral">
            {t('preview.new.noParent', {
              types: machine.workflow.links
                .filter(({ kind }) => kind === 'parent')
                .map((link) => texts.recordType(link.recordType))
                .join(', '),
            })}
          </Banner>
        )}
      </Stack>
    </Dialog>
  );
}
