import { useEffect, useRef } from 'react';
import styles from './FileUpload.module.css';

const SIDE = 96;

/**
 * A small picture of an image file, drawn on a canvas: an address of the file in the page would need `blob:` in the
 * content security policy, and would keep the file in memory.
 */
export default function Preview({ content }: { readonly content: Blob }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    const draw = async () => {
      const image = await createImageBitmap(content);
      const context = canvas.current?.getContext('2d');
      if (!isGone && context) {
        const scale = Math.min(SIDE / image.width, SIDE / image.height);
        const [width, height] = [image.width * scale, image.height * scale];
        context.clearRect(0, 0, SIDE, SIDE);
        context.drawImage(image, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
      }
      image.close();
    };
    // What cannot be drawn has its name beside it all the same.
    draw().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [content]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} className={styles.preview} width={SIDE} height={SIDE} />
    </span>
  );
}
