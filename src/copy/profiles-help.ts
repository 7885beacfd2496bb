/** The help of `cafe profiles`, its examples included. */

/** Ready to print. */
export const PROFILES_HELP = `cafe profiles: the keys and regions that cafe connects with

Usage
  cafe profiles list [--output table|json]
  cafe profiles add NAME [SOURCE] [--region R] [--network public|vpc]
  cafe profiles edit NAME [SOURCE] [--region R] [--network public|vpc]
  cafe profiles test NAME
  cafe profiles use NAME
  cafe profiles remove NAME
  cafe profiles lock NAME | unlock NAME
  cafe profiles import [--from FILE]

SOURCE   where the keys are. Best is a reference, which keeps no secret here:
           --aliyun PROFILE            a profile of the aliyun CLI, in any mode but RsaKeyPair and BearerToken
           --ecs-role ROLE|auto        the RAM role of the ECS instance that cafe runs on
           --credentials-file SECTION  a section of ~/.alibabacloud/credentials
           --credentials-uri URL       a service that hands out keys
           --from-environment          ALIBABA_CLOUD_ACCESS_KEY_ID and its companions
         Or the keys themselves, which are then stored:
           --access-key-id AK          as without any of these, the secret is asked for without echo, or read from
                                       stdin (a second line is the security token of temporary keys). It is never
                                       taken from the command line.
edit     changes what is given; with nothing given it asks for new keys. A running cafe uses them from its next call on.
test     signs one call (DescribeRegions) and says which key of which source the service accepted.
use      chooses the profile for calls without --profile. Keys in the environment go before it.
lock     encrypts stored keys with a passphrase, which cafe then asks for once per run. For scripts, a file that only
         you can read, named in CAFE_PASSPHRASE_FILE, holds it. docs/security.md says what that protects against.
import   adds a reference to each profile of the aliyun CLI (~/.aliyun/config.json, or FILE).

Stored keys are in config.json in CAFE_CONFIG_DIR, XDG_CONFIG_HOME/cafe or ~/.config/cafe, readable by you alone.
Order: --profile, ALIBABA_CLOUD_PROFILE, the environment (keys, OIDC role, credentials URI), the profile in use, the
aliyun CLI's current profile, the credentials file, the ECS instance's role. "cafe doctor" shows which of them won.

Examples
  cafe profiles add work --aliyun default
  cafe profiles add here --ecs-role auto --region cn-beijing
  cafe profiles add prod --access-key-id LTAI5tExample < secret.txt
  cafe profiles test work
  cafe profiles lock prod
  cafe profiles use work
`;
