/** The help text of `cafe profiles`, its examples included. */

/** Ready to print. */
export const PROFILES_HELP = `cafe profiles: the keys and regions that cafe connects with

Usage
  cafe profiles list [--output table|json]
  cafe profiles add NAME [--access-key-id AK] [--region R]
  cafe profiles add NAME --from-environment | --aliyun PROFILE [--region R]
  cafe profiles use NAME
  cafe profiles remove NAME
  cafe profiles import [--from FILE]

add      asks for the secret without echo, or reads it from stdin (a second line is the security token of temporary
         keys). It is never taken from the command line. --from-environment and --aliyun store a reference, no keys.
use      chooses the profile for calls without --profile. Keys in the environment go before it.
import   adds a reference to each AK and StsToken profile of the aliyun CLI (~/.aliyun/config.json, or FILE).

Stored keys are in config.json in CAFE_CONFIG_DIR, XDG_CONFIG_HOME/cafe or ~/.config/cafe, readable by you alone.
Order: --profile, ALIBABA_CLOUD_PROFILE, keys in the environment, the profile in use, the aliyun CLI's current profile.

Examples
  cafe profiles add prod --access-key-id LTAI5tExample --region cn-beijing
  cafe profiles add prod --access-key-id LTAI5tExample < secret.txt
  cafe profiles add work --aliyun default
  cafe profiles use prod
  cafe profiles list --output json
`;
