/** One line of the screen as one text node: measured, painted and compared as a whole. */
import { Text } from "ink";
import { memo } from "react";

export interface RowProps {
  /** Painted, and exactly as wide as its place. */
  readonly text: string;
}

export const Row = memo(({ text }: RowProps) => <Text wrap="truncate">{text === "" ? " " : text}</Text>);
