import {
  Controls,
  Description,
  Heading,
  Markdown,
  Primary,
  Stories,
  Title,
  useOf,
} from '@storybook/addon-docs/blocks';
import { guideOf } from './guide.ts';
import { tokensOf } from './tokensOf.ts';

/** A component's page: what it is, its first state with its props, the keyboard, do and don't, its tokens, every other state. */
export default function ComponentPage() {
  const { preparedMeta } = useOf('meta', ['meta']);
  const guide = guideOf(preparedMeta.parameters);
  const tokens = tokensOf(String(preparedMeta.parameters.fileName ?? ''));
  const keys = Object.entries(guide.keyboard ?? {});
  return (
    <>
      <Title />
      <Description />
      <Primary />
      <Controls />
      {keys.length > 0 && (
        <>
          <Heading>Keyboard</Heading>
          <table>
            <tbody>
              {keys.map(([key, effect]) => (
                <tr key={key}>
                  <th scope="row">{key}</th>
                  <td>{effect}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Advice title="Do" sentences={guide.do} />
      <Advice title="Don’t" sentences={guide.dont} />
      {tokens.length > 0 && (
        <>
          <Heading>Tokens</Heading>
          <Markdown>{tokens.map((token) => `\`${token}\``).join(' ')}</Markdown>
        </>
      )}
      <Stories includePrimary={false} title="States" />
    </>
  );
}

function Advice({
  title,
  sentences = [],
}: {
  readonly title: string;
  readonly sentences?: readonly string[] | undefined;
}) {
  if (sentences.length === 0) return null;
  return (
    <>
      <Heading>{title}</Heading>
      <Markdown>{sentences.map((sentence) => `- ${sentence}`).join('\n')}</Markdown>
    </>
  );
}
