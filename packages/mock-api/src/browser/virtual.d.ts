declare module 'virtual:greffe-mock-image' {
  import type { ValidatorModule } from '@greffe/definition/runtime';
  import type { DevelopmentPerson } from '@greffe/service/development';
  import type { ImageFinding } from '../image/buildImage.ts';

  export const findings: readonly ImageFinding[];
  /** Absent when there are findings. */
  export const image:
    | {
        readonly id: string;
        readonly address: string;
        readonly people: readonly DevelopmentPerson[];
        readonly validators: Readonly<Record<string, ValidatorModule>>;
      }
    | undefined;
}
