import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { OpenCusError } from '@open-cus/client';
import { Conversation } from './conversation.js';
import { phone } from './copy.js';

const { values } = parseArgs({
  options: {
    'base-url': { type: 'string', default: 'http://localhost:8080' },
    keep: { type: 'string' },
    say: { type: 'string', multiple: true },
    help: { type: 'boolean' },
  },
});

if (values.help === true) {
  stdout.write('resident-app [--base-url ADDRESS] [--keep FILE] [--say "..."]...\n');
  stdout.write('  --keep  keeps the catalogue in FILE for times without a connection\n');
  stdout.write('  --say   says this instead of asking at the terminal; may be repeated\n');
} else {
  await talk(new Conversation(phone(values['base-url']), values.keep), values.say);
}

async function talk(conversation: Conversation, script: readonly string[] | undefined): Promise<void> {
  print(await conversation.greet());
  for await (const said of script ?? typed()) {
    if (script !== undefined) {
      stdout.write(`> ${said}\n`);
    }
    if (said.trim() === 'koniec') {
      return;
    }
    print(await conversation.answer(said).catch(told));
  }
}

async function* typed(): AsyncGenerator<string> {
  const terminal = createInterface({ input: stdin, output: stdout, prompt: '> ' });
  terminal.prompt();
  for await (const line of terminal) {
    yield line;
    terminal.prompt();
  }
}

function print(lines: readonly string[]): void {
  stdout.write(`${lines.join('\n')}\n`);
}

function told(failure: unknown): string[] {
  if (failure instanceof OpenCusError) {
    return [`Nie udało się: ${failure.message}`];
  }
  throw failure;
}
