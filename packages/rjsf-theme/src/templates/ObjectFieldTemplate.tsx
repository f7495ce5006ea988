import { Button, FieldGrid, FieldGroup, RowsTableCell, Section } from '@greffe/ui';
import { buttonId, canExpand, getUiOptions, type ObjectFieldTemplateProps } from '@rjsf/utils';
import { Fragment, type ReactNode, useContext } from 'react';
import { readOptions } from '../support/options.ts';
import { themeTexts } from '../texts/themeTexts.ts';
import { ContainerMessages } from './ContainerMessages.ts';
import styles from './ObjectFieldTemplate.module.css';
import { type TableColumn, TableColumns } from './TableColumns.ts';
import { Unseen } from './Unseen.tsx';

type Property = ObjectFieldTemplateProps['properties'][number];

/** A property where it stands among others; one that brings its key needs nothing around it. */
function contentOf({ name, content }: Property) {
  return content.key === null ? <Fragment key={name}>{content}</Fragment> : content;
}

/** Properties in order, cut where a section begins or ends, so that lone fields share a card. */
export function runsOf(properties: readonly Property[], isSection: (name: string) => boolean): Property[][] {
  return properties.reduce<Property[][]>((runs, property) => {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const joins = previous !== undefined && !isSection(previous.name) && !isSection(property.name);
    if (joins) run?.push(property);
    else runs.push([property]);
    return runs;
  }, []);
}

function Step(props: ObjectFieldTemplateProps) {
  const { properties, schema, uiSchema, title, description } = props;
  const shown = properties.filter((property) => !property.hidden);
  const isSection = (name: string) => {
    const child = schema.properties?.[name];
    if (typeof child !== 'object') return false;
    // A list that one widget shows is a field like any other.
    const isList = child.type === 'array' && getUiOptions(uiSchema?.[name]).widget === undefined;
    return child.type === 'object' || isList;
  };
  return (
    <div className={styles.step}>
      {title !== '' && <h2>{title}</h2>}
      {description !== undefined && <div className={styles.description}>{description}</div>}
      {props.optionalDataControl}
      {runsOf(shown, isSection).map((run) => {
        const [first] = run;
        if (first === undefined) return null;
        const content = run.map(contentOf);
        return isSection(first.name) ? (
          <Fragment key={first.name}>{content}</Fragment>
        ) : (
          <Section key={first.name}>
            <FieldGrid>{content}</FieldGrid>
          </Section>
        );
      })}
      <AddProperty {...props} />
    </div>
  );
}

/** Where the schema takes properties that it does not name. */
function AddProperty(props: ObjectFieldTemplateProps) {
  const { schema, uiSchema, formData, fieldPathId, title, disabled, readonly, registry } = props;
  if (disabled || readonly || !canExpand(schema, uiSchema, formData)) return null;
  const { addField } = themeTexts(registry.formContext);
  return (
    <div className={styles.add}>
      <Button
        id={buttonId(fieldPathId, 'add')}
        icon="plus"
        aria-label={[addField, title].filter(Boolean).join(' – ')}
        onPress={() => props.onAddProperty()}
      >
        {addField}
      </Button>
    </div>
  );
}

/** A row of a table: a cell for each of its columns. What is said of the row stands in the first. */
function Cells({ columns, properties, messages }: CellsProps) {
  return (
    <TableColumns value={null}>
      {columns.map(({ name, title }, index) => (
        <RowsTableCell key={name} label={title}>
          {index === 0 && messages}
          {properties.find((property) => property.name === name && !property.hidden)?.content}
        </RowsTableCell>
      ))}
    </TableColumns>
  );
}

interface CellsProps {
  readonly columns: readonly TableColumn[];
  readonly properties: readonly Property[];
  readonly messages: ReactNode;
}

/** The root is a page of cards, its objects are the cards, and objects within these are groups. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { properties, fieldPathId, title, schema, uiSchema, registry, optionalDataControl } = props;
  const { path, $id: id } = fieldPathId;
  const messages = useContext(ContainerMessages);
  const columns = useContext(TableColumns);
  const isChoiceAlone = (schema.oneOf ?? schema.anyOf) && !schema.properties && properties.length === 0;
  // Which of the forms it has, and that form, are drawn by the field around this one.
  if (isChoiceAlone) return null;
  if (path.length === 0) return <Step {...props} />;
  if (columns) return <Cells {...{ columns, properties, messages }} />;
  const shown = properties.filter((property) => !property.hidden);
  const content = (
    <>
      {optionalDataControl}
      {(shown.length > 0 || !optionalDataControl) && <FieldGrid>{shown.map(contentOf)}</FieldGrid>}
      <AddProperty {...props} />
    </>
  );
  // The list draws the frame and the name of its items.
  if (typeof path.at(-1) === 'number') {
    return (
      <>
        {messages}
        {content}
      </>
    );
  }
  const { help } = readOptions(getUiOptions(uiSchema, registry.globalUiOptions));
  const frame = { id, description: help ?? props.description, messages };
  return path.length === 1 ? (
    <Section {...frame} title={title === '' ? undefined : title}>
      {content}
    </Section>
  ) : (
    <FieldGroup {...frame} title={title === '' ? <Unseen path={path} /> : title}>
      {content}
    </FieldGroup>
  );
}
