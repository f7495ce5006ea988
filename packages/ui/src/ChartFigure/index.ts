export * from './ChartFigure.tsx';
