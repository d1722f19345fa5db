import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import classes from './page.module.css';

/** A field to look for a word. Asks when it is sent, not at each letter. */
export function Search({ label, onSearch }: { label: string; onSearch: (text: string) => void }) {
  const { say } = useWords();
  const [text, setText] = useState('');
  return (
    <form role="search" className={classes.search} onSubmit={(event) => {
      event.preventDefault();
      onSearch(text.trim());
    }}>
      <TextInput label={label} autoComplete="off" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit" variant="default">{say('cases.search')}</Button>
    </form>
  );
}
