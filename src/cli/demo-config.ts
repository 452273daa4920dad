import { join } from 'node:path';
import type { Config } from '../base/config.ts';

/** The same program on a folder of its own, named as what it is. */
export function demoConfig(config: Config): Config {
  return {
    ...config,
    DATA_DIR: join(config.DATA_DIR, 'demo'),
    DATABASE_URL: undefined,
    CENTRE_NAME: '演示中心 Demo centre',
  };
}
