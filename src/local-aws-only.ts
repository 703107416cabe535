/**
 * Takes the machine's own AWS settings out of the environment that the SDK reads, so that a local AWS can never be
 * mistaken for, or mixed with, a real account.
 */
export function forgetMachineAws(env: Record<string, string | undefined>): void {
  for (const name of Object.keys(env)) if (name.startsWith('AWS_')) delete env[name];
  env['AWS_CONFIG_FILE'] = '/dev/null';
  env['AWS_SHARED_CREDENTIALS_FILE'] = '/dev/null';
  env['AWS_EC2_METADATA_DISABLED'] = 'true';
}
