import { FieldGrid, FieldGroup, Section } from '@greffe/ui';
import { getUiOptions, type ObjectFieldTemplateProps } from '@rjsf/utils';
import { Fragment, useContext } from 'react';
import { readOptions } from '../support/options.ts';
import { ContainerMessages } from './ContainerMessages.ts';
import styles from './ObjectFieldTemplate.module.css';

type Property = ObjectFieldTemplateProps['properties'][number];

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

function Step({ properties, schema }: ObjectFieldTemplateProps) {
  const shown = properties.filter((property) => !property.hidden);
  const isSection = (name: string) => {
    const child = schema.properties?.[name];
    return typeof child === 'object' && (child.type === 'object' || child.type === 'array');
  };
  return (
    <div className={styles.step}>
      {runsOf(shown, isSection).map((run) => {
        const [first] = run;
        if (first === undefined) return null;
        const content = run.map((property) => <Fragment key={property.name}>{property.content}</Fragment>);
        return isSection(first.name) ? (
          <Fragment key={first.name}>{content}</Fragment>
        ) : (
          <Section key={first.name}>
            <FieldGrid>{content}</FieldGrid>
          </Section>
        );
      })}
    </div>
  );
}

/** The root is a page of cards, its objects are the cards, and objects within these are groups. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { properties, fieldPathId, title, uiSchema, registry } = props;
  const { path, $id: id } = fieldPathId;
  const messages = useContext(ContainerMessages);
  if (path.length === 0) return <Step {...props} />;
  const grid = (
    <FieldGrid>
      {properties
        .filter((property) => !property.hidden)
        .map((property) => (
          <Fragment key={property.name}>{property.content}</Fragment>
        ))}
    </FieldGrid>
  );
  // The list draws the frame and the name of its items.
  if (typeof path.at(-1) === 'number') {
    return (
      <>
        {messages}
        {grid}
      </>
    );
  }
  const { help } = readOptions(getUiOptions(uiSchema, registry.globalUiOptions));
  const isSection = path.length === 1;
  return isSection ? (
    <Section id={id} title={title} description={help} messages={messages}>
      {grid}
    </Section>
  ) : (
    <FieldGroup id={id} title={title} description={help} messages={messages}>
      {grid}
    </FieldGroup>
  );
}
