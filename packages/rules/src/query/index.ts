export { comparesItself } from './comparesItself.ts';
export { readOperand, readQuery } from './readQuery.ts';
export {
  type Comparison,
  type Condition,
  type ConditionGroup,
  comparisons,
  type DayOperand,
  type Operand,
  type Query,
  type ShiftUnit,
  type Test,
} from './types.ts';
export { writeOperand, writeQuery } from './writeQuery.ts';
