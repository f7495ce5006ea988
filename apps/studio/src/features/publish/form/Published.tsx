import type { PublishedVersion } from '@greffe/client/studio';
import { Banner, Button, ButtonLink, Row } from '@greffe/ui';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Publish.module.css';

interface PublishedProps {
  readonly published: PublishedVersion;
  readonly onGoOn: () => void;
}

/** It is done: what holds now, and where to go from here. */
export function Published({ published, onGoOn }: PublishedProps) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.published}>
      <h2 ref={heading} tabIndex={-1}>
        {t('publish.done.title', { version: published.version })}
      </h2>
      <Banner tone="success">{t('publish.done.text')}</Banner>
      <Row>
        <ButtonLink href="/new" variant="primary" icon="plus">
          {t('publish.done.portal')}
        </ButtonLink>
        <ButtonLink href="/studio">{t('publish.done.home')}</ButtonLink>
        <Button variant="quiet" onPress={onGoOn}>
          {t('publish.done.goOn')}
        </Button>
      </Row>
    </div>
  );
}
