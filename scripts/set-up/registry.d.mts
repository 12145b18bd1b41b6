interface Asked {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}
export function npmIsOffline(asked?: Asked): Promise<boolean>;
export function pipIsOffline(python: string, packageName: string, asked?: Asked): Promise<boolean>;
