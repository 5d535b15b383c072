#import <Foundation/Foundation.h>

int main(void) {
  NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
  NSDictionary *environment = [[NSProcessInfo processInfo] environment];
  NSString *address = [[environment objectForKey:@"LATCHKEY_URL"] stringByAppendingString:@"/v2/inputs"];
  NSString *key = [environment objectForKey:@"LATCHKEY_KEY"];

  NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:[NSURL URLWithString:address]];
  [request setValue:[@"Key " stringByAppendingString:key] forHTTPHeaderField:@"Authorization"];
  NSHTTPURLResponse *response = nil;
  NSData *data = [NSURLConnection sendSynchronousRequest:request returningResponse:&response error:NULL];

  int status = (int)[response statusCode];
  FILE *out = status == 200 ? stdout : stderr;
  fprintf(out, "%d: %.*s\n", status, (int)[data length], (const char *)[data bytes]);
  [pool drain];
  return status == 200 ? 0 : 1;
}
