/** @jsxImportSource preact */
import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { Composer } from './Composer.tsx';
import { draw } from './test-render.tsx';
import type { Writing } from './writing.tsx';

const initial: Writing = { body: '', color: 'yellow', tags: ['治理'] };

function setUp(part = {}) {
  const calls = { onWrite: vi.fn(), onSave: vi.fn(), onCancel: vi.fn() };
  draw(
    <Composer quote="治理主体单一" initial={initial} isSaving={false} status="" problem={null} {...calls} {...part} />,
  );
  return { ...calls, body: screen.getByRole<HTMLTextAreaElement>('textbox', { name: '笔记' }) };
}

test('one writes at once; every change is told whole', () => {
  const { body, onWrite } = setUp();
  expect(document.activeElement).toBe(body);
  fireEvent.input(body, { target: { value: '想法' } });
  fireEvent.click(screen.getByRole('radio', { name: '蓝' }));
  fireEvent.input(screen.getByRole('textbox', { name: '标签' }), { target: { value: '治理，社区 #基层 治理' } });
  expect(onWrite.mock.calls.map(([writing]) => writing)).toEqual([
    { body: '想法', color: 'yellow', tags: ['治理'] },
    { body: '想法', color: 'blue', tags: ['治理'] },
    { body: '想法', color: 'blue', tags: ['治理', '社区', '基层'] },
  ]);
});

test('Ctrl+Enter and Cmd+Enter save, Esc closes', () => {
  const { body, onSave, onCancel } = setUp();
  fireEvent.keyDown(body, { key: 'Enter' });
  expect(onSave).not.toHaveBeenCalled();
  fireEvent.keyDown(body, { key: 'Enter', ctrlKey: true });
  fireEvent.keyDown(body, { key: 'Enter', metaKey: true });
  expect(onSave).toHaveBeenCalledTimes(2);
  fireEvent.keyDown(body, { key: 'Escape' });
  expect(onCancel).toHaveBeenCalledWith(initial);
});

test('keys that belong to the input method do nothing', () => {
  const { body, onSave, onCancel } = setUp();
  fireEvent.keyDown(body, { key: 'Escape', isComposing: true });
  fireEvent.keyDown(body, { key: 'Enter', ctrlKey: true, isComposing: true });
  expect(onSave).not.toHaveBeenCalled();
  expect(onCancel).not.toHaveBeenCalled();
});

test('what went wrong is said aloud, the words stay', () => {
  const { body } = setUp({ problem: '没有保存成功', initial: { ...initial, body: '想法' } });
  expect(screen.getByRole('alert').textContent).toBe('没有保存成功');
  expect(body.value).toBe('想法');
});

test('while it is being saved it is not saved twice', () => {
  const { body, onSave } = setUp({ isSaving: true });
  fireEvent.keyDown(body, { key: 'Enter', ctrlKey: true });
  expect(onSave).not.toHaveBeenCalled();
});
